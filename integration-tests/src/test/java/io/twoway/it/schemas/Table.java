package io.twoway.it.schemas;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One table: its columns, and its primary and unique keys. */
record Table(String database, String name, List<Column> columns, List<Key> keys) {

    /** Returns the full name as SQL needs it. */
    String quoted() {
        return Column.quoted(database) + "." + Column.quoted(name);
    }

    Column column(String column) {
        return columns.stream()
                .filter(each -> each.name().equals(column))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the columns that a client may write. */
    List<Column> writable() {
        return columns.stream()
                .filter(column -> !column.generated() && !column.autoIncrement())
                .toList();
    }

    /** Returns the key that names a row, if there is one. */
    Optional<Key> naming() {
        return Stream.concat(keys.stream().filter(Key::primary), keys.stream())
                .filter(Key::namesARow)
                .findFirst();
    }

    /** Returns the columns that find a row again: those of a key, else all that compare exactly. */
    List<Column> finding() {
        return naming().map(Key::columns).orElseGet(() -> columns.stream()
                .filter(column -> column.family().comparesExactly() && !column.generated())
                .toList());
    }
}
