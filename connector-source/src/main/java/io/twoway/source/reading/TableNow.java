package io.twoway.source.reading;

import io.debezium.relational.Table;
import io.debezium.relational.TableSchema;

/**
 * A table as its server has it now.
 *
 * @param table its columns and its key
 * @param form the form that its rows have in records
 */
record TableNow(Table table, TableSchema form) {}
