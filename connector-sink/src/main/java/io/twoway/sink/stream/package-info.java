/**
 * Streams on their way from Connect's records to the destination: looked at and put together by Connect's thread, and
 * applied by a thread of their own.
 */
package io.twoway.sink.stream;
