package io.twoway.bench.result;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.twoway.bench.place.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A whole run, as it is kept in a file.
 *
 * @param date the day of the run
 * @param commit the project's commit, with a word where files differ from it
 * @param machine where it ran
 * @param settings what the user asked for, as a sentence
 * @param cells the results, in the order of the run
 */
public record RunResult(String date, String commit, Machine machine, String settings, List<CellResult> cells) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public RunResult {
        cells = List.copyOf(cells);
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
