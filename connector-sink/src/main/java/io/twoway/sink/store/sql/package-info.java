/** Texts of statements, values bound to them, and how much fits into one. */
package io.twoway.sink.store.sql;
