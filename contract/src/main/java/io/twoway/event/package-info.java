/**
 * Debezium's records read into a closed set of kinds, so that whoever handles a stream says what it does with each. It
 * knows field names only, no Debezium class, and therefore works in any plugin.
 */
package io.twoway.event;
