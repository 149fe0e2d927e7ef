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
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes every value on each site in each way, waits for it at the other, and compares. */
final class RoundTrip {

    private static final Duration PATIENCE = Duration.ofMinutes(8);

    /** Lets MySQL store what applications of other times stored. */
    private static final String ANYTHING_GOES = "SET SESSION sql_mode = '', foreign_key_checks = 0";

    private final Pair pair;
    private final List<Trial> trials;
    private final Map<Trial, Map<Phase, List<Finding>>> findings = new LinkedHashMap<>();

    RoundTrip(Pair pair, List<Trial> trials) {
        this.pair = pair;
        this.trials = trials;
    }

    /** Runs everything, once. */
    void run() {
        create(way -> !way.isStreamed());
        pair.start();
        create(Way::isStreamed);
        pair.fence(pair.a(), pair.b(), PATIENCE);
        write(pair.a(), trial -> inserts(trial, phase -> phase.isForward() && phase != Phase.LOAD));
        write(pair.b(), trial -> inserts(trial, phase -> !phase.isForward()));
        pair.settle(PATIENCE);
        trials.forEach(this::checkDeletedRowsWereThere);
        write(pair.a(), trial -> changes(trial, Phase.UPDATE_FORWARD, Phase.DELETE_FORWARD, Phase.INSERT_REVERSE));
        write(pair.b(), trial -> changes(trial, Phase.UPDATE_REVERSE, Phase.DELETE_REVERSE, Phase.LOAD));
        pair.settle(PATIENCE);
        trials.forEach(this::checkRows);
        checkConflicts();
    }

    /** Returns what went wrong with a type of a loaded table on its way, empty when nothing did. */
    List<Finding> findings(TypeCase type, Phase phase) {
        return findings(new Trial(type, Way.LOADED), phase);
    }

    List<Finding> findings(Trial trial, Phase phase) {
        return findings.getOrDefault(trial, Map.of()).getOrDefault(phase, List.of());
    }

    /** Returns all that went wrong with a type in the tables of some ways. */
    List<Finding> findings(TypeCase type, Predicate<Way> ways) {
        return Stream.of(Way.values())
                .filter(ways)
                .flatMap(way -> findings.getOrDefault(new Trial(type, way), Map.of()).values().stream())
                .flatMap(List::stream)
                .toList();
    }

    private void create(Predicate<Way> ways) {
        write(
                pair.a(),
                trial -> ways.test(trial.way())
                        ? Stream.concat(
                                trial.way().statements(trial.type(), table(trial)),
                                Stream.of(trial.type().insert(table(trial), Phase.LOAD)))
                        : Stream.of());
    }

    private Stream<String> inserts(Trial trial, Predicate<Phase> phases) {
        return Stream.of(Phase.values()).filter(phases).map(phase -> trial.type()
                .insert(table(trial), phase));
    }

    private Stream<String> changes(Trial trial, Phase updated, Phase deleted, Phase touched) {
        String table = table(trial);
        return Stream.concat(
                trial.type().updates(table, updated).stream(),
                Stream.of(TypeCase.delete(table, deleted), TypeCase.touch(table, touched)));
    }

    private void write(Site site, Function<Trial, Stream<String>> statements) {
        site.execute(Stream.concat(Stream.of(ANYTHING_GOES), trials.stream().flatMap(statements))
                .toArray(String[]::new));
    }

    private void checkDeletedRowsWereThere(Trial trial) {
        compare(trial, rows(pair.a(), trial), rows(pair.b(), trial), Phase.DELETE_FORWARD, Phase.DELETE_REVERSE);
    }

    private void checkRows(Trial trial) {
        Map<Integer, String> atA = rows(pair.a(), trial);
        Map<Integer, String> atB = rows(pair.b(), trial);
        List<Phase> staying =
                Arrays.stream(Phase.values()).filter(phase -> !phase.isDelete()).toList();
        compare(trial, atA, atB, staying.toArray(Phase[]::new));
        for (Phase phase : List.of(Phase.DELETE_FORWARD, Phase.DELETE_REVERSE)) {
            phase.ids(trial.type())
                    .filter(id -> atA.containsKey(id) || atB.containsKey(id))
                    .forEach(id -> add(trial, phase, id, "is still there"));
        }
    }

    private void compare(Trial trial, Map<Integer, String> atA, Map<Integer, String> atB, Phase... phases) {
        for (Phase phase : phases) {
            phase.ids(trial.type()).forEach(id -> {
                String written = (phase.isForward() ? atA : atB).get(id);
                String arrived = (phase.isForward() ? atB : atA).get(id);
                if (written == null || !written.equals(arrived)) {
                    add(trial, phase, id, "was " + written + " and arrived as " + arrived);
                }
            });
        }
    }

    /** A value that is taken for another one at the destination shows as a conflict, whatever became of the row. */
    private void checkConflicts() {
        Map<String, Trial> byTable = trials.stream().collect(Collectors.toMap(this::table, trial -> trial));
        for (Site site : List.of(pair.a(), pair.b())) {
            pair.journal(site).entries().stream()
                    .filter(entry -> byTable.containsKey(entry.table()))
                    .forEach(entry -> {
                        int id = entry.key().path("id").asInt();
                        add(
                                byTable.get(entry.table()),
                                Phase.ofId(id),
                                id,
                                "conflict " + entry.kind() + " at " + site.name() + ": before " + entry.before()
                                        + ", current " + entry.current());
                    });
        }
    }

    private void add(Trial trial, Phase phase, int id, String what) {
        findings.computeIfAbsent(trial, key -> new LinkedHashMap<>())
                .computeIfAbsent(phase, key -> new ArrayList<>())
                .add(new Finding(trial.type().values().get(Phase.valueOfId(id)), what));
    }

    private Map<Integer, String> rows(Site site, Trial trial) {
        return site.rowsOnceThere(trial.type().select(table(trial))).stream()
                .collect(Collectors.toMap(
                        row -> Integer.valueOf(row.substring(0, row.indexOf('|'))),
                        row -> row.substring(row.indexOf('|') + 1)));
    }

    private String table(Trial trial) {
        return pair.table(trial.table());
    }
}
