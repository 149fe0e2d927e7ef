/** Rows that are written at the origin, always the same ones: tables, and the transactions of each round. Pure. */
package io.twoway.bench.workload;
