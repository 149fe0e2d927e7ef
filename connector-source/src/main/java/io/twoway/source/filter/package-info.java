/** Filters of the captured tables' changes: by operation, and by a condition on the row. Pure; no configuration, no I/O. */
package io.twoway.source.filter;
