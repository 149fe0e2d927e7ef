package io.twoway.cli;

import io.twoway.precheck.facts.TableName;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a source captures, by its include and exclude lists as Debezium reads them. */
final class Selection implements Predicate<TableName> {

    private static final Pattern SEPARATOR = Pattern.compile("(?<!\\\\),");

    private final ConnectorConfig source;
    private final String bookkeeping;

    Selection(ConnectorConfig source) {
        this.source = source;
        this.bookkeeping = source.setting("bookkeeping.database").orElse("dts");
    }

    @Override
    public boolean test(TableName table) {
        return !table.database().equals(bookkeeping)
                && passes("database", table.database())
                && passes("table", table.toString());
    }

    private boolean passes(String kind, String name) {
        return list(kind + ".include.list").map(list -> matches(list, name)).orElse(true)
                && list(kind + ".exclude.list")
                        .map(list -> !matches(list, name))
                        .orElse(true);
    }

    private Optional<List<Pattern>> list(String key) {
        return source.setting(key).map(text -> SEPARATOR
                .splitAsStream(text)
                .map(item -> Pattern.compile(item.strip().replace("\\,", ","), Pattern.CASE_INSENSITIVE))
                .toList());
    }

    private static boolean matches(List<Pattern> list, String name) {
        return list.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }
}
