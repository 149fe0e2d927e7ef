package io.twoway.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads a statement that changes rows as far as the names of its tables. */
final class RowStatementReader {

    private static final Set<String> OPTIONS =
            Set.of("LOW_PRIORITY", "DELAYED", "HIGH_PRIORITY", "QUICK", "IGNORE", "INTO", "FROM");
    private static final Set<String> CHANGES = Set.of("INSERT", "REPLACE", "UPDATE", "DELETE");
    private static final Set<String> QUERIES = Set.of("SELECT", "WITH", "TABLE", "VALUES");
    private static final Set<String> KINDS_OF_INDEX = Set.of("UNIQUE", "FULLTEXT", "SPATIAL");
    private static final Set<String> BEFORE_TABLE = Set.of("JOIN", "STRAIGHT_JOIN", "FROM", "USING");

    private final String database;
    private final List<DdlToken> tokens;

    RowStatementReader(String text, String database) {
        this.database = database;
        this.tokens = DdlTokens.of(text);
    }

    Optional<RowStatement> read() {
        int first = 0;
        while (first < tokens.size() && tokens.get(first).isSign('(')) {
            first++;
        }
        return switch (wordAt(first)) {
            case "INSERT", "REPLACE", "UPDATE", "DELETE" -> Optional.of(change(wordAt(first), first));
            case "LOAD" -> loaded(first);
            case "WITH" -> Optional.of(changeBehindWith(first));
            // the binlog has one of these only when a function that it calls has changed rows
            case "SELECT", "DO", "CALL", "VALUES", "TABLE" -> Optional.of(unknown(wordAt(first)));
            case "CREATE", "DROP" ->
                wordAt(first + 1).equals("TEMPORARY")
                        ? Optional.of(new RowStatement(wordAt(first), List.of(), true))
                        : filled();
            default -> Optional.empty();
        };
    }

    Optional<String> alteration() {
        boolean alters =
                switch (wordAt(0)) {
                    case "TRUNCATE" -> true;
                    case "ALTER" -> wordAt(1).equals("TABLE");
                    case "CREATE", "DROP" ->
                        wordAt(KINDS_OF_INDEX.contains(wordAt(1)) ? 2 : 1).equals("INDEX");
                    default -> false;
                };
        boolean asksForSession = tokens.stream().anyMatch(token -> token.isWord("CONNECTION_ID"));
        return alters && !asksForSession ? Optional.of(wordAt(0)) : Optional.empty();
    }

    /** CREATE TABLE with a query stands in the place of its rows. */
    private Optional<RowStatement> filled() {
        int name = wordAt(2).equals("IF") ? 5 : 2; // IF NOT EXISTS
        if (!wordAt(0).equals("CREATE") || !wordAt(1).equals("TABLE") || !hasQuery(name + 1)) {
            return Optional.empty();
        }
        List<SchemaObject> tables = named(name).stream().toList();
        return Optional.of(new RowStatement("CREATE", tables, !tables.isEmpty()));
    }

    /** It may be in parentheses; in those of the columns and partitions none of these words comes first. */
    private boolean hasQuery(int from) {
        int depth = 0;
        for (int i = from; i < tokens.size(); i++) {
            DdlToken before = tokens.get(i - 1);
            boolean isFirst = depth == 0 || before.isSign('(');
            if (isFirst && !before.isSign('.') && QUERIES.contains(wordAt(i))) {
                return true;
            }
            depth += tokens.get(i).isSign('(') ? 1 : tokens.get(i).isSign(')') ? -1 : 0;
        }
        return false;
    }

    private RowStatement change(String verb, int at) {
        List<SchemaObject> tables =
                switch (wordAt(at)) {
                    case "UPDATE" -> referred(at + 1, endOf(at, Set.of("SET")));
                    case "DELETE" -> deleted(at + 1, endOf(at, Set.of("WHERE", "ORDER", "LIMIT")));
                    default -> named(behindOptions(at + 1)).stream().toList();
                };
        return new RowStatement(verb, tables, !tables.isEmpty());
    }

    /** LOAD DATA and LOAD XML; LOAD INDEX changes no rows. */
    private Optional<RowStatement> loaded(int at) {
        if (!wordAt(at + 1).equals("DATA") && !wordAt(at + 1).equals("XML")) {
            return Optional.empty();
        }
        int table = endOf(at, Set.of("TABLE")) + 1;
        List<SchemaObject> tables = named(table).stream().toList();
        return Optional.of(new RowStatement("LOAD", tables, !tables.isEmpty()));
    }

    private RowStatement changeBehindWith(int at) {
        int change = endOf(at, CHANGES);
        return change < tokens.size() ? change("WITH", change) : unknown("WITH");
    }

    private static RowStatement unknown(String verb) {
        return new RowStatement(verb, List.of(), false);
    }

    /** The names between DELETE and FROM may be aliases: what they stand for comes behind it. */
    private List<SchemaObject> deleted(int from, int end) {
        int start = behindOptions(from);
        for (int i = start; i < end; i++) {
            if (tokens.get(i).isWord("FROM")) {
                return referred(i + 1, end);
            }
        }
        return referred(start, end);
    }

    /** Table names stand first, and behind commas, parentheses and the words of a join. */
    private List<SchemaObject> referred(int from, int end) {
        List<SchemaObject> tables = new ArrayList<>();
        int start = behindOptions(from);
        for (int i = start; i < end; i++) {
            if (i == start || isBeforeTable(i - 1)) {
                named(i).ifPresent(tables::add);
            }
        }
        return tables;
    }

    private boolean isBeforeTable(int index) {
        DdlToken token = tokens.get(index);
        if (token.isSign('(')) {
            return !wordAt(index - 1).equals("USING");
        }
        return token.isSign(',') || BEFORE_TABLE.contains(wordAt(index));
    }

    private Optional<SchemaObject> named(int at) {
        if (at >= tokens.size() || !tokens.get(at).isName()) {
            return Optional.empty();
        }
        String first = tokens.get(at).text();
        boolean qualified = at + 2 < tokens.size()
                && tokens.get(at + 1).isSign('.')
                && tokens.get(at + 2).isName();
        return Optional.of(
                qualified
                        ? new SchemaObject(
                                SchemaObject.Kind.TABLE,
                                first,
                                tokens.get(at + 2).text())
                        : new SchemaObject(SchemaObject.Kind.TABLE, database, first));
    }

    private int behindOptions(int from) {
        int at = from;
        while (OPTIONS.contains(wordAt(at))) {
            at++;
        }
        return at;
    }

    /** Returns the index of the first of these words outside of parentheses, or that behind the last token. */
    private int endOf(int from, Set<String> words) {
        int depth = 0;
        for (int i = from + 1; i < tokens.size(); i++) {
            DdlToken token = tokens.get(i);
            depth += token.isSign('(') ? 1 : token.isSign(')') ? -1 : 0;
            if (depth == 0 && words.contains(wordAt(i)) && !tokens.get(i - 1).isSign('.')) {
                return i;
            }
        }
        return tokens.size();
    }

    private String wordAt(int index) {
        boolean isWord =
                index >= 0 && index < tokens.size() && tokens.get(index).kind() == DdlToken.Kind.WORD;
        return isWord ? tokens.get(index).text().toUpperCase(Locale.ROOT) : "";
    }
}
