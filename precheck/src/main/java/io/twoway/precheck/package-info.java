/**
 * Conditions for keeping two servers in sync, each an item with a name, a result, what was found, why it matters and how to
 * mend it. {@link io.twoway.precheck.facts} reads, {@link io.twoway.precheck.rule} judges.
 */
package io.twoway.precheck;
