/** Looks at the destination for the connector, before a task runs. */
package io.twoway.sink.store.check;
