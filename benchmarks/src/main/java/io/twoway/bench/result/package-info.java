/** Results: spreads and ratios of what was measured, as JSON, table and plot, and compared with an earlier run's. */
package io.twoway.bench.result;
