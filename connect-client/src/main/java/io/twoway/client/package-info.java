/** Client of Kafka Connect: requests of its REST API, as far as a pair needs it, waits for connectors, and the ways to reach it. */
package io.twoway.client;
