/** The conditions themselves, from facts to items. Pure. */
package io.twoway.precheck.rule;
