/**
 * The reading of records: which kind of event one is, where it comes from, which row images it carries. Debezium's envelope
 * is taken apart here only.
 */
package io.twoway.sink.decode;
