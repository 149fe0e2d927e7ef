package io.twoway.source.config;

import io.twoway.contract.BookkeepingDatabase;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The user's choice of tables, amended so that the progress table and the notes of loads are always captured and no other
 * bookkeeping table ever is. Debezium matches each item of a list as a regular expression against the whole name, ignoring
 * case, and captures what passes the database list and the table list; an include and an exclude list of one kind exclude
 * each other.
 */
final class CaptureLists {

    static final String DATABASE_INCLUDE = "database.include.list";
    static final String DATABASE_EXCLUDE = "database.exclude.list";
    static final String TABLE_INCLUDE = "table.include.list";
    static final String TABLE_EXCLUDE = "table.exclude.list";
    static final String COLUMN_INCLUDE = "column.include.list";
    static final String COLUMN_EXCLUDE = "column.exclude.list";

    private static final String CAPTURED =
            "(?:" + BookkeepingDatabase.PROGRESS + "|" + BookkeepingDatabase.LOAD_CHUNK + ")";

    private final String database;
    private final String progress;
    private final String captured;

    CaptureLists(BookkeepingDatabase bookkeeping) {
        this.database = quoted(bookkeeping.name());
        this.progress = database + "\\." + BookkeepingDatabase.PROGRESS;
        this.captured = database + "\\." + CAPTURED;
    }

    /** Returns the expression that matches the progress table only. */
    String progressTable() {
        return progress;
    }

    /** Returns the lists to hand to Debezium in place of the user's. */
    Map<String, String> amended(Map<String, String> user) {
        Map<String, String> lists = new HashMap<>();
        amend(lists, user, DATABASE_INCLUDE, list -> list + "," + database);
        amend(lists, user, DATABASE_EXCLUDE, list -> eachBut(database + "$", list));
        amend(lists, user, TABLE_INCLUDE, list -> eachBut(database + "\\.", list) + "," + captured);
        amend(lists, user, COLUMN_INCLUDE, list -> list + "," + captured + "\\..*");
        amend(lists, user, COLUMN_EXCLUDE, list -> eachBut(captured + "\\.", list));
        if (!lists.containsKey(TABLE_INCLUDE)) {
            lists.put(TABLE_EXCLUDE, excluded(user.getOrDefault(TABLE_EXCLUDE, "")));
        }
        return lists;
    }

    private String excluded(String list) {
        String others = database + "\\.(?!" + CAPTURED + "$).*";
        return list.isBlank() ? others : eachBut(captured + "$", list) + "," + others;
    }

    private static void amend(
            Map<String, String> lists, Map<String, String> user, String key, UnaryOperator<String> change) {
        String list = user.getOrDefault(key, "");
        if (!list.isBlank()) {
            lists.put(key, change.apply(list));
        }
    }

    /** Keeps each item from matching what begins with {@code exception}. */
    private static String eachBut(String exception, String list) {
        return Arrays.stream(list.split("(?<!\\\\),"))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .map(item -> "(?!" + exception + ")(?:" + item + ")")
                .collect(Collectors.joining(","));
    }

    /** Escapes what has a meaning in an expression; a comma would split the list, so it is written by its code. */
    private static String quoted(String name) {
        return name.replaceAll("([^A-Za-z0-9_,])", "\\\\$1").replace(",", "\\x2c");
    }
}
