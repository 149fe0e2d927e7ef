/**
 * The fault suite. {@code Traffic} writes at both sites and enters what was committed into a {@code Ledger}; a {@code
 * FaultRun} carries out a {@code FaultPlan} meanwhile; an {@code Audit} then compares ledger, tables, streams and journals.
 *
 * <p>A new fault is one record that implements {@code Fault} and one line in {@code Faults}.
 */
package io.twoway.it.faults;
