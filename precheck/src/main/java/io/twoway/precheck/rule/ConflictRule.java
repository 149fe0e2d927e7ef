package io.twoway.precheck.rule;

import io.twoway.table.TableName;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A rule for conflicts, as a sink's settings have it.
 *
 * @param alias its name in {@code conflict.rules}
 * @param policy what it does, in small letters
 * @param columns what it compares, or decides by itself
 * @param byColumn whether it decides its columns only, not the row
 * @param tables the tables that it is for; {@code *} stands for any characters
 * @param databases the databases that it is for, likewise
 */
public record ConflictRule(
        String alias,
        String policy,
        List<String> columns,
        boolean byColumn,
        List<String> tables,
        List<String> databases) {

    /** Returns the rules of a sink in its order. */
    public static List<ConflictRule> of(Settings sink) {
        return sink.list("conflict.rules").stream()
                .map(alias -> of(sink, alias, "conflict." + alias + "."))
                .toList();
    }

    private static ConflictRule of(Settings sink, String alias, String prefix) {
        return new ConflictRule(
                alias,
                sink.word(prefix + "policy", ""),
                sink.list(prefix + "columns"),
                sink.word(prefix + "scope", "row").equals("column"),
                sink.list(prefix + "tables"),
                sink.list(prefix + "databases"));
    }

    /** Returns whether the greater or the smaller row wins. */
    public boolean compares() {
        return policy.equals("usemax") || policy.equals("usemin");
    }

    /**
     * Returns how far it is from naming a table: by its name, by a pattern, by its database's name, by a pattern of that;
     * empty when it is for other tables. Of two rules the closer one holds.
     */
    public OptionalInt distance(TableName table) {
        return IntStream.concat(
                        distances(tables, table.toString()),
                        distances(databases, table.database()).map(far -> far + 2))
                .min();
    }

    private static IntStream distances(List<String> patterns, String name) {
        return patterns.stream()
                .filter(pattern -> matches(pattern, name))
                .mapToInt(pattern -> pattern.indexOf('*') < 0 ? 0 : 1);
    }

    /** The first dot of a table's pattern parts its database from it, and a star may stand for one as well. */
    private static boolean matches(String pattern, String name) {
        String regex =
                Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(regex, Pattern.DOTALL).matcher(name).matches();
    }
}
