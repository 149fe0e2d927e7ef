/** Names of events and topics that Debezium asks for with each row: made in a way that costs little. */
package io.twoway.source.naming;
