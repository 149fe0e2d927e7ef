/**
 * Values as MySQL has them, wherever Debezium or the driver would alter one: in the binlog's bytes, in what a load selects, and
 * in what Connect carries.
 */
package io.twoway.source.exact;
