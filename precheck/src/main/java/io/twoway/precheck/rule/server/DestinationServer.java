package io.twoway.precheck.rule.server;

import io.twoway.contract.BookkeepingDatabase;
import io.twoway.precheck.facts.ServerFacts;
import java.util.SortedSet;

/**
 * A server that is to be written to.
 *
 * @param server what it says about itself
 * @param bookkeeping where the sink keeps its progress there
 * @param runsStatements whether the origin's DDL is run there
 * @param databases what is written to; empty when that is not known here
 */
public record DestinationServer(
        ServerFacts server, BookkeepingDatabase bookkeeping, boolean runsStatements, SortedSet<String> databases) {}
