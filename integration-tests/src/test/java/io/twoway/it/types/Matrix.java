package io.twoway.it.types;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** docs/types.md: what was tried, and what became of it. */
final class Matrix {

    private static final int SHOWN = 60;

    private static final String HEAD =
            """
            # Types

            This page is written by a test, `TypesIT`, which sends every value below through a pair on real servers and compares
            what arrives: texts and bytes by `HEX`, numbers and times by MySQL's exact text, FLOAT as DOUBLE, geometries by
            their stored bytes, JSON by its text. → is from A to B, ← is from B to A. A full load goes from A to B only.
            CREATE → and ALTER → are the same for tables that are created, and columns that are added, modified and changed to this
            type by ALTER TABLE, while the pair runs: all of these ways at once, both directions.
            An update is tried with the value as the new one and as the old one, a delete with the value in the row; a value that
            the destination took for another one would show as a conflict, and there is none.

            `=` means that each value arrived exactly. A value that cannot travel exactly stops the task before it is sent, with a
            message that names table, column, value and cure: see [What is refused](#what-is-refused).

            `TypesAvroIT` sends the same as Avro and `TypesJsonIT` by [both converters of JSON](configuration.md#json), with the same result, and
            `TypesOldServersIT` from MySQL 8.0.15 to 9.7 and back.

            """;

    private final RoundTrip trip;

    Matrix(RoundTrip trip) {
        this.trip = trip;
    }

    String markdown(List<TypeCase> types, List<String> refusals) {
        StringBuilder page = new StringBuilder(HEAD);
        Map<String, List<TypeCase>> groups =
                types.stream().collect(Collectors.groupingBy(TypeCase::group, LinkedHashMap::new, Collectors.toList()));
        groups.forEach((group, members) -> {
            page.append("## ").append(group).append("\n\n| Type |");
            Stream.of(Phase.values())
                    .forEach(phase -> page.append(' ').append(phase.title()).append(" |"));
            page.append(" CREATE → | ALTER → | Values and remarks |\n|---|")
                    .append("---|".repeat(Phase.values().length + 3))
                    .append('\n');
            members.forEach(type -> page.append(row(type)).append('\n'));
            page.append('\n');
        });
        page.append("## What is refused\n\n");
        refusals.forEach(refusal -> page.append("- ").append(refusal).append('\n'));
        return page.toString();
    }

    private String row(TypeCase type) {
        String cells = Stream.of(Phase.values())
                .map(phase -> outcome(trip.findings(type, phase)))
                .collect(Collectors.joining());
        String streamed = Stream.<Predicate<Way>>of(Way.CREATED::equals, Way::alters)
                .map(ways -> outcome(trip.findings(type, ways)))
                .collect(Collectors.joining());
        return "| " + cell(type.title()) + " |" + cells + streamed + " " + since(type) + remark(type) + " |";
    }

    private static String outcome(List<Finding> findings) {
        return findings.isEmpty() ? " = |" : " **altered** |";
    }

    private static String since(TypeCase type) {
        return type.since().isEmpty() ? "" : "(MySQL " + type.since() + " or later) ";
    }

    private static String remark(TypeCase type) {
        if (!type.remark().isEmpty()) {
            return type.remark();
        }
        return type.values().stream()
                .map(value -> "`" + (value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…") + "`")
                .map(Matrix::escaped)
                .collect(Collectors.joining(", "));
    }

    private static String cell(String title) {
        return "`" + escaped(title) + "`";
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}
