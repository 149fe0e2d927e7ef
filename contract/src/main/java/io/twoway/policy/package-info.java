/** Policies as the user states them: which tables and columns a rule is about, and what it says. Pure. */
package io.twoway.policy;
