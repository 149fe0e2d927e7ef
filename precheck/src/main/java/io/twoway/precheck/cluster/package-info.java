/** Facts about Kafka and its workers, read without writing anything. */
package io.twoway.precheck.cluster;
