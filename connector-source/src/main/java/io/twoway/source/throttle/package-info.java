/** Throttles of a source: the rows, bytes and queries that it takes from the server by the second, and their metrics. */
package io.twoway.source.throttle;
