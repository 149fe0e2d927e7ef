/** The conditions: pure, from facts to items. */
package io.twoway.precheck.rule;
