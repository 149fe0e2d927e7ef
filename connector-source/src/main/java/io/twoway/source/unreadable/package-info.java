/**
 * Changes that the binlog does not have as rows: where one stands, what is said of it, and whether it stops the source.
 * Pure; the capture asks it before it hands an event to Debezium.
 */
package io.twoway.source.unreadable;
