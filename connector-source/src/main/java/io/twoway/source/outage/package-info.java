/** What happens when the server or Kafka is away: which failures pass by themselves, and for how long they are waited out. */
package io.twoway.source.outage;
