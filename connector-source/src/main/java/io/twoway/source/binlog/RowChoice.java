package io.twoway.source.binlog;

import io.debezium.relational.TableId;
import io.twoway.contract.BookkeepingDatabase;
import java.util.function.Predicate;

/**
 * Choice of the rows that are read where a sink wrote them; all others are.
 *
 * @param bookkeeping where the site's sink keeps its progress
 * @param needed tells of which tables
 */
public record RowChoice(BookkeepingDatabase bookkeeping, Predicate<TableId> needed) {}
