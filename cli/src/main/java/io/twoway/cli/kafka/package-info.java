/** Kafka's knowledge of a stream and of the sink that applies it. */
package io.twoway.cli.kafka;
