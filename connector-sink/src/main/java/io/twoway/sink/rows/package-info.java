/**
 * The heart of the sink: takes the changes of one table through lock, judge, resolve and write. {@link
 * io.twoway.sink.rows.SetPath} does it for all rows of a table at once, {@link io.twoway.sink.rows.StepPath} row by row; the
 * second defines the meaning, the first must give the same rows.
 */
package io.twoway.sink.rows;
