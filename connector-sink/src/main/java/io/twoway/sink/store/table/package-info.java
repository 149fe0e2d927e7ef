/** Destination tables as they are now, and how their keys compare. */
package io.twoway.sink.store.table;
