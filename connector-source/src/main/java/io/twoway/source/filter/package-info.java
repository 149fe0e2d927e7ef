/**
 * Choice of what travels: tables, operations, and rows by a condition. Pure; no configuration, no I/O.
 */
package io.twoway.source.filter;
