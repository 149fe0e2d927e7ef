/**
 * Changes in the binlog that no row can be read from: where they stand, what is said of them, and whether they stop the source.
 * Pure.
 */
package io.twoway.source.unreadable;
