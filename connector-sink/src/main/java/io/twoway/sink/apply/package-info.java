/** Gets batches to the destination, each in one transaction, by the quickest way that works. */
package io.twoway.sink.apply;
