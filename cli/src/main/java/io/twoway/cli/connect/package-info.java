/** Kafka Connect's REST API, as far as a pair needs it, and how it is reached. */
package io.twoway.cli.connect;
