/** XA transactions: their steps as records, the rows that wait for a decision, and those that were prepared before a load. */
package io.twoway.source.xa;
