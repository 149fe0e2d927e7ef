/** Resolves a judged change by the policy the user chose: pure, no I/O. Who wins a conflict is decided here and only here. */
package io.twoway.sink.resolve;
