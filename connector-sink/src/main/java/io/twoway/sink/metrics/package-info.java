/** What operators watch: counters and latency of one stream, over JMX. */
package io.twoway.sink.metrics;
