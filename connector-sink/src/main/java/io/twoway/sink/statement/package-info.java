/** Runs the origin's statements at the destination, each once. */
package io.twoway.sink.statement;
