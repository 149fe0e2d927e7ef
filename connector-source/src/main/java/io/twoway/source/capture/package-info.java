/**
 * Debezium's MySQL capture, put together from its parts so that single ones can be exchanged: those that would alter a value on
 * its way, lose one, or stop without a word.
 */
package io.twoway.source.capture;
