/** Cells of what grows: the number of tables, the size of transactions and tables, the lag, and the memory that either takes. */
package io.twoway.bench.growth;
