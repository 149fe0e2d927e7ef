package io.twoway.it.types;

import java.lang.module.ModuleDescriptor.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A type, or a type with attributes, and the values it is tried with.
 *
 * @param group the heading it stands under
 * @param title how the matrix names it
 * @param name the table's name
 * @param definition what stands behind the column's name {@code c}, further columns included
 * @param values SQL expressions
 * @param probes expressions whose texts tell any two different values apart
 * @param remark what a reader of the matrix should know
 * @param since the first version of MySQL that has it, empty for all that are supported
 */
record TypeCase(
        String group,
        String title,
        String name,
        String definition,
        List<String> values,
        List<String> probes,
        String remark,
        String since) {

    static final List<String> TEXT = List.of("CAST(c AS CHAR)");
    /**
     * Very large and very small ones brought nearer to 1, which is exact: versions of MySQL print exponents differently, and
     * some cut the text after 22 characters. The sign of a zero, which does not travel, is not looked at.
     */
    static final List<String> REAL = List.of("CASE WHEN ABS(c) > 1e200 THEN c / POW(2, 1000)"
            + " WHEN ABS(c) < 1e-200 THEN c * POW(2, 1000) * POW(2, 74) + 0e0 ELSE c + 0e0 END");

    static final List<String> BYTES = List.of("HEX(c)");
    static final List<String> BITS = List.of("BIN(c + 0)");
    static final List<String> INDEX = List.of("CAST(c AS UNSIGNED)", "HEX(c)");
    static final List<String> JSON = List.of("CAST(c AS CHAR)", "HEX(c)");
    static final List<String> SPATIAL = List.of("HEX(CAST(c AS BINARY))", "ST_SRID(c)");

    TypeCase {
        values = List.copyOf(values);
        probes = List.copyOf(probes);
    }

    /** A nullable column of this type; NULL and the default are tried too. */
    static TypeCase of(String group, String type, List<String> probes, String... values) {
        List<String> all = new ArrayList<>(List.of(values));
        all.add("NULL");
        all.add("DEFAULT");
        return new TypeCase(group, type, nameOf(group + " " + type), type, all, probes, "", "");
    }

    /** A column that takes exactly these values, or further columns that the title names. */
    static TypeCase titled(String group, String title, String definition, List<String> probes, String... values) {
        return new TypeCase(group, title, nameOf(group + " " + title), definition, List.of(values), probes, "", "");
    }

    /** Whether the definition is that of one column, without keys and further columns. */
    boolean isOneColumn() {
        return title.equals(definition);
    }

    boolean isSpelling() {
        return group.equals(SpellingTypes.GROUP);
    }

    TypeCase remarked(String text) {
        return new TypeCase(group, title, name, definition, values, probes, text, since);
    }

    TypeCase since(String version) {
        return new TypeCase(group, title, name, definition, values, probes, remark, version);
    }

    /** Returns whether a server has it, by what it says of its version. */
    boolean isIn(String server) {
        return since.isEmpty() || Version.parse(server).compareTo(Version.parse(since)) >= 0;
    }

    private static String nameOf(String title) {
        String name = title.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        boolean unique = name.length() < 40 && !title.startsWith(SpellingTypes.GROUP);
        return unique
                ? name
                : name.substring(0, Math.min(30, name.length())) + "_" + Integer.toHexString(title.hashCode());
    }

    String create(String table) {
        return "CREATE TABLE " + table + " (id INT PRIMARY KEY, n INT NOT NULL DEFAULT 0, c " + definition + ")";
    }

    /** Returns one statement with the rows of a phase; those to be updated get a neighbour's value first. */
    String insert(String table, Phase phase) {
        return "INSERT INTO " + table + " (id, c) VALUES "
                + IntStream.range(0, values.size())
                        .mapToObj(i -> "(" + phase.id(i) + ", "
                                + (phase.isUpdate() ? values.get((i + 1) % values.size()) : values.get(i)) + ")")
                        .collect(Collectors.joining(", "));
    }

    /** Returns the statements that give the rows of an updating phase their values. */
    List<String> updates(String table, Phase phase) {
        return IntStream.range(0, values.size())
                .mapToObj(
                        i -> "UPDATE " + table + " SET n = n + 1, c = " + values.get(i) + " WHERE id = " + phase.id(i))
                .toList();
    }

    /** Returns a statement that changes another column of a phase's rows, so that the value is their before image. */
    static String touch(String table, Phase phase) {
        return "UPDATE " + table + " SET n = n + 1 WHERE " + phase.rows();
    }

    static String delete(String table, Phase phase) {
        return "DELETE FROM " + table + " WHERE " + phase.rows();
    }

    /** Returns a query for id, n and what tells the values apart. */
    String select(String table) {
        String value = probes.stream()
                .map(probe -> "IFNULL(CONVERT(" + probe + " USING utf8mb4), 'NULL')")
                .collect(Collectors.joining(", "));
        return "SELECT id, CONCAT_WS('|', n, " + value + ") FROM " + table + " ORDER BY id";
    }

    @Override
    public String toString() {
        return group + ": " + title;
    }
}
