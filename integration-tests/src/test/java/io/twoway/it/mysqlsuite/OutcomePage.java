package io.twoway.it.mysqlsuite;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The page of outcomes, {@code docs/mysql-test-suite.md}. */
final class OutcomePage {

    private final Collection<Outcome> atA;
    private final Collection<Outcome> rowsAtB;
    private final Reasons reasons = new Reasons();

    OutcomePage(Collection<Outcome> atA, Collection<Outcome> rowsAtB) {
        this.atA = atA;
        this.rowsAtB = rowsAtB;
    }

    /**
     * Returns the page.
     *
     * @param facts versions, date and commit
     * @param files all of the suites that were asked for
     */
    String text(String facts, Collection<SuiteFile> files) {
        return String.join(
                                "\n",
                                """
                        # MySQL's own test suite

                        This page is written by `MySqlSuiteIT`, which runs the files of MySQL's test suite on a live pair and compares both sites after
                        each ([how](reliability.md#mysqls-own-test-suite)). Nothing of the suite is part of this project.
                        """,
                                facts,
                                "",
                                "## All statements at A",
                                "",
                                section(atA, false),
                                "## Definitions at A, rows at B",
                                "",
                                section(rowsAtB, true),
                                "## Files that were not run",
                                "",
                                leftOut(files))
                        .stripTrailing()
                + "\n";
    }

    private String section(Collection<Outcome> outcomes, boolean atB) {
        return String.join(
                "\n",
                totals(outcomes),
                "",
                counts(outcomes),
                "### After which both sites were not simply equal",
                "",
                deviations(outcomes, atB),
                "### After which both were equal",
                "",
                "In brackets: of which the file's end was not reached, because it needs something that is not there or takes too long.",
                "",
                equal(outcomes));
    }

    private static String totals(Collection<Outcome> outcomes) {
        List<Outcome> ran =
                outcomes.stream().filter(outcome -> outcome.kind().ran()).toList();
        return "%,d files, %,d statements; after %,d files both sites were equal, and no statement had failed at B, no conflict was journaled."
                .formatted(
                        ran.size(),
                        ran.stream().mapToLong(Outcome::statements).sum(),
                        ran.stream()
                                .filter(outcome -> outcome.kind() == Outcome.Kind.EQUAL)
                                .count());
    }

    private static String counts(Collection<Outcome> outcomes) {
        List<Outcome.Kind> kinds = Stream.of(Outcome.Kind.values())
                .filter(kind -> outcomes.stream().anyMatch(outcome -> outcome.kind() == kind))
                .toList();
        StringBuilder table = new StringBuilder("| Suite | files | statements |");
        kinds.forEach(kind -> table.append(' ').append(kind).append(" |"));
        table.append("\n|---|---|---|").append("---|".repeat(kinds.size())).append('\n');
        bySuite(outcomes.stream()).forEach((suite, some) -> {
            table.append("| %s | %,d | %,d |"
                    .formatted(
                            suite,
                            some.size(),
                            some.stream().mapToLong(Outcome::statements).sum()));
            Map<Outcome.Kind, Long> each = some.stream().collect(groupingBy(Outcome::kind, counting()));
            kinds.forEach(kind ->
                    table.append(' ').append(each.getOrDefault(kind, 0L)).append(" |"));
            table.append('\n');
        });
        return table.toString();
    }

    private static Map<String, List<Outcome>> bySuite(Stream<Outcome> outcomes) {
        return outcomes.collect(groupingBy(Outcome::suite, TreeMap::new, toList()));
    }

    private String deviations(Collection<Outcome> outcomes, boolean atB) {
        StringBuilder table = new StringBuilder("| File | Outcome | Why |\n|---|---|---|\n");
        outcomes.stream().filter(outcome -> outcome.kind().isDeviation()).forEach(outcome -> table.append("| ")
                .append(outcome.file())
                .append(" | ")
                .append(outcome.kind())
                .append(" | ")
                .append(reasons.of(outcome, atB).orElse("**not examined**"))
                .append(" |\n"));
        Map<String, Long> split = outcomes.stream()
                .filter(outcome -> outcome.kind() == Outcome.Kind.NOT_SPLIT)
                .collect(groupingBy(Outcome::findings, TreeMap::new, counting()));
        split.forEach((why, count) -> table.append("| %,d files | not splittable | %s |\n".formatted(count, why)));
        return table.toString();
    }

    private static String equal(Collection<Outcome> outcomes) {
        return bySuite(outcomes.stream().filter(outcome -> outcome.kind() == Outcome.Kind.EQUAL)).entrySet().stream()
                .map(entry -> "- **%s** (%,d, [%,d]): %s"
                        .formatted(
                                entry.getKey(),
                                entry.getValue().size(),
                                entry.getValue().stream()
                                        .filter(OutcomePage::isInPart)
                                        .count(),
                                entry.getValue().stream()
                                        .map(outcome -> isInPart(outcome) ? "[" + outcome.name() + "]" : outcome.name())
                                        .collect(joining(", "))))
                .collect(joining("\n", "", "\n"));
    }

    private static boolean isInPart(Outcome outcome) {
        return !outcome.run().equals(MySqlTest.End.COMPLETE.toString());
    }

    private String leftOut(Collection<SuiteFile> files) {
        Map<String, Long> counts = files.stream()
                .flatMap(file -> file.leftOut().stream())
                .collect(groupingBy(LeftOut::reason, TreeMap::new, counting()));
        long open = files.stream().filter(file -> file.leftOut().isEmpty()).count()
                - atA.stream().map(Outcome::file).distinct().count();
        StringBuilder table = new StringBuilder("| Files | Because each of them |\n|---|---|\n");
        table.append(
                open <= 0
                        ? ""
                        : "| %,d | has not had its turn yet: a run goes on where the last one ended |\n"
                                .formatted(open));
        counts.forEach((reason, count) -> table.append("| %,d | %s |\n".formatted(count, reason)));
        line(table, Outcome.Kind.SKIPPED, "found that the server lacks something it needs, and skipped itself");
        line(table, Outcome.Kind.SERVER, "ended a server by itself");
        return table.toString();
    }

    private void line(StringBuilder table, Outcome.Kind kind, String reason) {
        long count = Stream.concat(atA.stream(), rowsAtB.stream())
                .filter(outcome -> outcome.kind() == kind)
                .map(Outcome::file)
                .distinct()
                .count();
        table.append(count == 0 ? "" : "| %,d | %s |\n".formatted(count, reason));
    }
}
