package io.twoway.bench.cell;

import io.twoway.bench.workload.Workloads;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** All cells, in the order in which they run. */
public final class Cells {

    private static final List<Cell> ALL = all();

    private Cells() {}

    private static List<Cell> all() {
        return new ArrayList<>(Workloads.all().stream().map(SinkCell::new).toList());
    }

    /** Returns all of them. */
    public static List<Cell> everything() {
        return List.copyOf(ALL);
    }

    /** Returns those of a quick run. */
    public static List<Cell> quick() {
        Set<String> names = Set.of(
                Workloads.INSERTS.name(), Workloads.UPDATES.name(), Workloads.DELETES.name(), Workloads.SINGLE.name());
        return ALL.stream().filter(cell -> names.contains(cell.name())).toList();
    }

    /**
     * Returns the cell with that name.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static Cell named(String name) {
        return ALL.stream()
                .filter(cell -> cell.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no cell '" + name + "': "
                        + String.join(", ", ALL.stream().map(Cell::name).toList())));
    }
}
