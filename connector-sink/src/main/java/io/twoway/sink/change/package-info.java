/**
 * The words of the domain: values, columns, tables, row images and row changes. All of it is immutable and free of
 * {@code java.sql} and Kafka types. A row image is positional over its destination table's columns.
 */
package io.twoway.sink.change;
