/** Reads and writes rows of one table, and computes generated columns as the origin did. */
package io.twoway.sink.store.rows;
