package io.twoway.it.types;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes every value on each site in each way, waits for it at the other, and compares. */
final class RoundTrip {

    private static final Duration PATIENCE = Duration.ofMinutes(8);

    /** Lets MySQL store what applications of other times stored. */
    private static final String ANYTHING_GOES = "SET SESSION sql_mode = '', foreign_key_checks = 0";

    private final Pair pair;
    private final List<TypeCase> types;
    private final Map<TypeCase, Map<Phase, List<Finding>>> findings = new LinkedHashMap<>();

    RoundTrip(Pair pair, List<TypeCase> types) {
        this.pair = pair;
        this.types = types;
    }

    /** Runs everything, once. */
    void run() {
        write(pair.a(), type -> Stream.of(type.create(table(type)), type.insert(table(type), Phase.LOAD)));
        pair.start();
        write(pair.a(), type -> Stream.of(Phase.values())
                .filter(phase -> phase.isForward() && phase != Phase.LOAD)
                .map(phase -> type.insert(table(type), phase)));
        write(pair.b(), type -> Stream.of(Phase.values())
                .filter(phase -> !phase.isForward())
                .map(phase -> type.insert(table(type), phase)));
        pair.settle(PATIENCE);
        types.forEach(this::checkDeletedRowsWereThere);
        write(pair.a(), type -> changes(type, Phase.UPDATE_FORWARD, Phase.DELETE_FORWARD, Phase.INSERT_REVERSE));
        write(pair.b(), type -> changes(type, Phase.UPDATE_REVERSE, Phase.DELETE_REVERSE, Phase.LOAD));
        pair.settle(PATIENCE);
        types.forEach(this::checkRows);
        types.forEach(this::checkConflicts);
    }

    /** Returns what went wrong with a type on its way, empty when nothing did. */
    List<Finding> findings(TypeCase type, Phase phase) {
        return findings.getOrDefault(type, Map.of()).getOrDefault(phase, List.of());
    }

    private Stream<String> changes(TypeCase type, Phase updated, Phase deleted, Phase touched) {
        String table = table(type);
        return Stream.concat(
                type.updates(table, updated).stream(),
                Stream.of(TypeCase.delete(table, deleted), TypeCase.touch(table, touched)));
    }

    private void write(Site site, Function<TypeCase, Stream<String>> statements) {
        site.execute(Stream.concat(Stream.of(ANYTHING_GOES), types.stream().flatMap(statements))
                .toArray(String[]::new));
    }

    private void checkDeletedRowsWereThere(TypeCase type) {
        compare(type, rows(pair.a(), type), rows(pair.b(), type), Phase.DELETE_FORWARD, Phase.DELETE_REVERSE);
    }

    private void checkRows(TypeCase type) {
        Map<Integer, String> atA = rows(pair.a(), type);
        Map<Integer, String> atB = rows(pair.b(), type);
        List<Phase> staying =
                Arrays.stream(Phase.values()).filter(phase -> !phase.isDelete()).toList();
        compare(type, atA, atB, staying.toArray(Phase[]::new));
        for (Phase phase : List.of(Phase.DELETE_FORWARD, Phase.DELETE_REVERSE)) {
            phase.ids(type)
                    .filter(id -> atA.containsKey(id) || atB.containsKey(id))
                    .forEach(id -> add(type, phase, id, "is still there"));
        }
    }

    private void compare(TypeCase type, Map<Integer, String> atA, Map<Integer, String> atB, Phase... phases) {
        for (Phase phase : phases) {
            phase.ids(type).forEach(id -> {
                String written = (phase.isForward() ? atA : atB).get(id);
                String arrived = (phase.isForward() ? atB : atA).get(id);
                if (written == null || !written.equals(arrived)) {
                    add(type, phase, id, "was " + written + " and arrived as " + arrived);
                }
            });
        }
    }

    /** A value that is taken for another one at the destination shows as a conflict, whatever became of the row. */
    private void checkConflicts(TypeCase type) {
        for (Site site : List.of(pair.a(), pair.b())) {
            pair.journal(site).entriesOf(table(type)).forEach(entry -> {
                int id = entry.key().path("id").asInt();
                add(
                        type,
                        Phase.ofId(id),
                        id,
                        "conflict " + entry.kind() + " at " + site.name() + ": before " + entry.before() + ", current "
                                + entry.current());
            });
        }
    }

    private void add(TypeCase type, Phase phase, int id, String what) {
        findings.computeIfAbsent(type, key -> new LinkedHashMap<>())
                .computeIfAbsent(phase, key -> new ArrayList<>())
                .add(new Finding(type.values().get(Phase.valueOfId(id)), what));
    }

    private Map<Integer, String> rows(Site site, TypeCase type) {
        return site.rowsOnceThere(type.select(table(type))).stream()
                .collect(Collectors.toMap(
                        row -> Integer.valueOf(row.substring(0, row.indexOf('|'))),
                        row -> row.substring(row.indexOf('|') + 1)));
    }

    private String table(TypeCase type) {
        return pair.table(type.name());
    }
}
