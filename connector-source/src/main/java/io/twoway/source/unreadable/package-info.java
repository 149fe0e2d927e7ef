/**
 * What the binlog has that no row can be read from: where it stands, what is said of it, and whether it stops the source.
 * Pure; the capture asks it before it hands an event to Debezium.
 */
package io.twoway.source.unreadable;
