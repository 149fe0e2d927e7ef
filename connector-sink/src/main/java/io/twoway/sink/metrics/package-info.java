/** Counters and latency of one stream, over JMX: what operators watch. */
package io.twoway.sink.metrics;
