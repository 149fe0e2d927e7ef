/** Cells of the table of results: each sets the course for its contenders and lets them work in turn, round by round. */
package io.twoway.bench.cell;
