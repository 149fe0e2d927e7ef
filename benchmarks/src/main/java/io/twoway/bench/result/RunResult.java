package io.twoway.bench.result;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.twoway.bench.place.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A whole run, as it is kept in a file.
 *
 * @param date the day of the run
 * @param commit the project's commit, with a word where files differ from it
 * @param machine where it ran
 * @param settings what the user asked for, as a sentence
 * @param cells the results, in the order of the run
 * @param earlier runs before it, with the cells that no later one has measured; none of a run that is not published
 */
public record RunResult(
        String date,
        String commit,
        Machine machine,
        String settings,
        List<CellResult> cells,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<RunResult> earlier) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public RunResult {
        cells = List.copyOf(cells);
        earlier = earlier == null ? List.of() : List.copyOf(earlier); // not in a file of a single run
    }

    /** A run by itself. */
    public RunResult(String date, String commit, Machine machine, String settings, List<CellResult> cells) {
        this(date, commit, machine, settings, cells, List.of());
    }

    /** Returns this run with what an earlier one, and those before it, measured besides. */
    public RunResult over(RunResult published) {
        List<CellResult> own = measuredBut(Set.of());
        Set<String> measured = own.stream().map(CellResult::name).collect(Collectors.toSet());
        List<RunResult> others = published
                .runs()
                .map(run -> run.with(run.measuredBut(measured), List.of()))
                .filter(run -> !run.cells().isEmpty())
                .toList();
        return with(own, others);
    }

    private RunResult with(List<CellResult> others, List<RunResult> before) {
        return new RunResult(date, commit, machine, settings, others, before);
    }

    private List<CellResult> measuredBut(Set<String> names) {
        return cells.stream()
                .filter(cell -> !cell.samples().isEmpty() && !names.contains(cell.name()))
                .toList();
    }

    /** Returns this run and those before it. */
    Stream<RunResult> runs() {
        return Stream.concat(Stream.of(this), earlier.stream());
    }

    /** Returns the results of this run and of those before it. */
    List<CellResult> allCells() {
        return runs().flatMap(run -> run.cells().stream()).toList();
    }

    /** Returns whether each cell has numbers. */
    @JsonIgnore
    public boolean isComplete() {
        return cells.stream().noneMatch(cell -> cell.samples().isEmpty());
    }

    public static RunResult readFrom(Path file) {
        try {
            return JSON.readValue(file.toFile(), RunResult.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void writeTo(Path file) {
        try {
            JSON.writeValue(file.toFile(), this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
