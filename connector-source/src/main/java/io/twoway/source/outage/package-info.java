/** Outages of the server or of Kafka: which failures pass by themselves, and for how long they are waited out. */
package io.twoway.source.outage;
