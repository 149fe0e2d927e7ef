/**
 * Statements on their way through Debezium: parsed without a refusal, labelled with what its reports have no place for, and
 * made whole again behind it.
 */
package io.twoway.source.statement;
