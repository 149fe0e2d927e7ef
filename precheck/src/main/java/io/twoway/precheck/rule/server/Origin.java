package io.twoway.precheck.rule.server;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.precheck.facts.ServerFacts;
import java.util.SortedSet;

/**
 * A server whose binlog is to be read.
 *
 * @param server what it says about itself
 * @param bookkeeping the database that the peer's sink marks its transactions in
 * @param readerId the source connector's own {@code database.server.id}
 * @param databases what is read of it; empty when that is not known here
 */
public record Origin(
        ServerFacts server, BookkeepingDatabase bookkeeping, String readerId, SortedSet<String> databases) {}
