package io.twoway.cli.check;

import io.twoway.cli.pair.ConnectionCure;
import io.twoway.cli.pair.ConnectorConfig;
import io.twoway.cli.pair.Database;
import io.twoway.cli.pair.PairConfig;
import io.twoway.cli.pair.SelectedTables;
import io.twoway.contract.BookkeepingDatabase;
import io.twoway.precheck.Item;
import io.twoway.precheck.Result;
import io.twoway.precheck.facts.CapturedColumns;
import io.twoway.precheck.facts.ColumnFacts;
import io.twoway.precheck.facts.Privilege;
import io.twoway.precheck.facts.ServerFacts;
import io.twoway.precheck.facts.ServerReader;
import io.twoway.precheck.facts.TableFacts;
import io.twoway.precheck.facts.TableReader;
import io.twoway.precheck.progress.ProgressReader;
import io.twoway.precheck.rule.connector.ConnectorsRules;
import io.twoway.precheck.rule.connector.LetterRules;
import io.twoway.precheck.rule.server.DestinationRules;
import io.twoway.precheck.rule.server.DestinationServer;
import io.twoway.precheck.rule.server.Origin;
import io.twoway.precheck.rule.server.OriginRules;
import io.twoway.precheck.rule.server.SiteServers;
import io.twoway.precheck.rule.server.SiteServers.Reached;
import io.twoway.precheck.rule.server.SiteServersRules;
import io.twoway.precheck.rule.server.Sites;
import io.twoway.precheck.rule.server.SitesRules;
import io.twoway.precheck.rule.table.ConflictColumnRules;
import io.twoway.precheck.rule.table.RowSizeRules;
import io.twoway.precheck.rule.table.TablePairRules;
import io.twoway.precheck.rule.table.TableRules;
import io.twoway.table.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at the four connectors of a pair and, with their users, at both servers, and judges what it sees. */
final class PairPrecheck {

    private static final String WHY_CONNECT =
            "The connector reaches its server with these settings, if Connect's workers may reach"
                    + " it as this machine does.";

    private final PairConfig pair;
    private final Consumer<String> progress;

    // Mutable state
    private final List<Item> items = new ArrayList<>();
    private boolean loadHasBegun;

    /** @param progress takes what is being done, one line each */
    PairPrecheck(PairConfig pair, Consumer<String> progress) {
        this.pair = pair;
        this.progress = progress;
    }

    /**
     * View of a source's user on its server.
     *
     * @param tables the selected tables
     * @param filled those of them that have rows
     * @param captured which of their columns travel
     */
    private record Seen(
            ServerFacts server, Map<TableName, TableFacts> tables, Set<TableName> filled, CapturedColumns captured) {

        SortedSet<String> databases() {
            return tables.keySet().stream().map(TableName::database).collect(Collectors.toCollection(TreeSet::new));
        }

        /** Returns the tables with the columns that travel from here, or to here. */
        Map<TableName, TableFacts> comparableWith(Seen peer) {
            Map<TableName, TableFacts> comparable = new TreeMap<>();
            tables.forEach((name, table) -> comparable.put(
                    name, table.having(column -> captured.contain(name, column) || peer.sends(name, column))));
            return comparable;
        }

        private boolean sends(TableName name, ColumnFacts column) {
            return Optional.ofNullable(tables.get(name))
                    .flatMap(table -> table.column(column.name()))
                    .filter(own -> captured.contain(name, own))
                    .isPresent();
        }
    }

    /** Returns one item for each check. */
    List<Item> items() {
        items.addAll(ConnectorsRules.judge(pair.forRules()));
        Optional<Seen> a = origin(pair.sourceA());
        Optional<Seen> b = origin(pair.sourceB());
        Optional<ServerFacts> writtenAtA = destination(pair.sinkA(), a);
        Optional<ServerFacts> writtenAtB = destination(pair.sinkB(), b);
        if (a.isPresent() && b.isPresent()) {
            Sites sites = new Sites(a.get().server(), b.get().server(), isOneServer(), readerIds());
            items.addAll(SitesRules.judge(sites));
            writtenAtA.ifPresent(written -> site(pair.sourceA(), a.get(), pair.sinkA(), written, b.get()));
            writtenAtB.ifPresent(written -> site(pair.sourceB(), b.get(), pair.sinkB(), written, a.get()));
            if (sites.areAsMeant()) {
                compare(a.get(), b.get());
            }
        }
        return List.copyOf(items);
    }

    private void site(ConnectorConfig source, Seen read, ConnectorConfig sink, ServerFacts written, Seen peer) {
        items.add(SiteServersRules.judge(new SiteServers(
                source.setting("site.name").orElse(""),
                reached(source, read.server()),
                reached(sink, written),
                peer.server())));
    }

    private static Reached reached(ConnectorConfig connector, ServerFacts server) {
        return new Reached(connector.name(), new Database(connector).address(), server);
    }

    private Optional<Seen> origin(ConnectorConfig source) {
        return connected(source, connection -> {
            ServerFacts server = new ServerReader(connection).read();
            TableReader reader = new TableReader(connection);
            Map<TableName, TableFacts> tables = reader.read(new SelectedTables(source));
            List<TableName> readable = tables.keySet().stream()
                    .filter(table -> server.privileges().has(Privilege.SELECT, table.database()))
                    .toList();
            Seen seen = new Seen(server, tables, reader.withRows(readable), CapturedColumns.of(source.settings()));
            judge(source, seen);
            return seen;
        });
    }

    private void judge(ConnectorConfig source, Seen seen) {
        Collection<TableFacts> tables =
                seen.tables().values().stream().map(seen.captured()::of).toList();
        String readerId = source.setting("database.server.id").orElse("");
        Origin origin = new Origin(seen.server(), bookkeeping(source), readerId, seen.databases());
        items.addAll(OriginRules.judge(source.subject(), origin));
        items.add(LetterRules.judge(source.subject(), seen.server(), source.forRules()));
        items.addAll(TableRules.judge(source.subject(), seen.server(), tables));
        items.add(RowSizeRules.judge(source.subject(), source.forRules(), seen.server(), tables));
    }

    private Optional<ServerFacts> destination(ConnectorConfig sink, Optional<Seen> seen) {
        SortedSet<String> databases = seen.map(Seen::databases).orElseGet(TreeSet::new);
        return connected(sink, connection -> {
            ServerFacts server = new ServerReader(connection).read();
            loadHasBegun |= sink.equals(pair.sinkB())
                    && new ProgressReader(connection, bookkeeping(sink))
                            .hasBegun(pair.sourceA().streamTopic());
            boolean runsStatements = !sink.is("ddl.apply", "none");
            items.addAll(DestinationRules.judge(
                    sink.subject(), new DestinationServer(server, bookkeeping(sink), runsStatements, databases)));
            items.add(LetterRules.judge(sink.subject(), server, sink.forRules()));
            Map<TableName, TableFacts> ruled =
                    new TableReader(connection).read(ConflictColumnRules.concernedBy(sink.forRules()));
            items.addAll(ConflictColumnRules.judge(sink.subject(), sink.forRules(), ruled.values()));
            return server;
        });
    }

    private void compare(Seen a, Seen b) {
        boolean renamed = pair.all().stream()
                .flatMap(connector -> connector.settings().keySet().stream())
                .anyMatch(key -> key.startsWith("mapping."));
        if (renamed) {
            items.add(new Item(
                    "tables-match",
                    "pair",
                    "mapping.tables",
                    Result.UNKNOWN,
                    "Names are mapped: the tables of the two sides were not compared.",
                    "Both sides of a table must have the same columns and keys.",
                    "Compare them by hand."));
        } else {
            items.addAll(TablePairRules.judge(a.comparableWith(b), b.comparableWith(a), UnaryOperator.identity()));
            if (pair.sourceA().isOff("include.schema")) {
                items.add(TablePairRules.judgeMissing(
                        a.tables().keySet(), b.tables().keySet()));
            }
            if (loads() && !loadHasBegun && sinksAreAtTheirServers()) {
                items.add(TablePairRules.judgeRows(a.filled(), b.filled()));
            }
        }
    }

    /** What a sink elsewhere says of the load is not true of the pair. */
    private boolean sinksAreAtTheirServers() {
        return items.stream()
                .noneMatch(item -> item.name().equals(SiteServersRules.NAME) && item.result() == Result.FAILED);
    }

    private boolean loads() {
        return pair.hasLoad()
                && !pair.sourceA().isOff("include.full")
                && !pair.sourceA().is("snapshot.mode", "no_data");
    }

    private SortedSet<String> readerIds() {
        return Stream.of(pair.sourceA(), pair.sourceB())
                .flatMap(source -> source.setting("database.server.id").stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean isOneServer() {
        return pair.sinkB().is("mapping.same.server", "true");
    }

    /** A look at a server through a connection. */
    private interface Look<T> {
        T at(Connection connection) throws SQLException;
    }

    private <T> Optional<T> connected(ConnectorConfig connector, Look<T> look) {
        Database database = new Database(connector);
        progress.accept(connector.name() + ": " + database.address());
        try (Connection connection = database.connect()) {
            T seen = look.at(connection);
            items.add(connection(
                    connector,
                    Result.PASSED,
                    database.address() + " answers, " + Database.encryption(connection) + ".",
                    ""));
            return Optional.of(seen);
        } catch (SQLException e) {
            items.add(connection(
                    connector,
                    Result.FAILED,
                    database.address() + ": "
                            + e.getMessage().lines().findFirst().orElse("").replaceFirst("\\.$", "")
                            + ". Nothing else was looked at there, and the two sides were not compared.",
                    ConnectionCure.of(connector.name(), e)));
            return Optional.empty();
        }
    }

    private static Item connection(ConnectorConfig connector, Result result, String found, String fix) {
        return new Item("connection", connector.subject(), "database.hostname", result, found, WHY_CONNECT, fix);
    }

    private static BookkeepingDatabase bookkeeping(ConnectorConfig connector) {
        return new BookkeepingDatabase(
                connector.setting(BookkeepingDatabase.CONFIG).orElse(BookkeepingDatabase.DEFAULT_NAME));
    }
}
