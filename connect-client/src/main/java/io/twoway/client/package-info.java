/** Kafka Connect's REST API, as far as a pair needs it, and the ways to reach it. */
package io.twoway.client;
