package io.twoway.source.filter;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Choice of the operations that travel, by table: the first entry that matches the table counts; of a table without one, all travel. */
public final class OperationFilter {

    /** What a user may write. */
    public static final String FORM = "database\\.table:operation,operation;...";

    private static final Set<Operation> ALL = Set.copyOf(EnumSet.allOf(Operation.class));

    private final List<Entry> entries;

    // Mutable state: what was found for a table, because matching costs more than looking it up
    private final Map<String, Set<Operation>> found = new ConcurrentHashMap<>();

    private OperationFilter(List<Entry> entries) {
        this.entries = entries;
    }

    /**
     * Reads entries of the form {@code tables:insert,update}, separated by semicolons. The tables are an expression that is
     * matched against the whole {@code database.table}, ignoring case, as in Debezium's table.include.list.
     *
     * @throws IllegalArgumentException when the text is of another form; the message is for the user
     */
    public static OperationFilter parse(String text) {
        return new OperationFilter(Arrays.stream(text.split(";"))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .map(Entry::parse)
                .toList());
    }

    /** Returns whether all operations of all tables travel. */
    public boolean isOpen() {
        return entries.isEmpty();
    }

    /** Returns whether an operation on a table travels. */
    public boolean passes(String database, String table, Operation operation) {
        return found.computeIfAbsent(database + "." + table, this::operationsOn).contains(operation);
    }

    private Set<Operation> operationsOn(String name) {
        return entries.stream()
                .filter(entry -> entry.tables.matcher(name).matches())
                .findFirst()
                .map(Entry::operations)
                .orElse(ALL);
    }

    private record Entry(Pattern tables, Set<Operation> operations) {

        private Entry {
            operations = Set.copyOf(operations);
        }

        static Entry parse(String text) {
            int colon = text.lastIndexOf(':');
            if (colon < 1 || colon == text.length() - 1) {
                throw new IllegalArgumentException("'" + text + "' is not of the form " + FORM);
            }
            return new Entry(
                    RowCondition.pattern(text.substring(0, colon).strip()), operations(text.substring(colon + 1)));
        }

        private static Set<Operation> operations(String words) {
            Set<Operation> operations = EnumSet.noneOf(Operation.class);
            for (String word : words.split(",", -1)) {
                operations.add(Operation.parse(word.strip()));
            }
            return operations;
        }
    }
}
