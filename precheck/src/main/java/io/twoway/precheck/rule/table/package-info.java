/** Conditions about tables. Pure. */
package io.twoway.precheck.rule.table;
