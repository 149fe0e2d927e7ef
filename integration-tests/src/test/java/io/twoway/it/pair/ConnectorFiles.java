package io.twoway.it.pair;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The connectors of a pair as files, in the form that the command line takes. */
public final class ConnectorFiles {

    private ConnectorFiles() {}

    /** Writes the connectors with some roles ({@code source-a}, {@code sink-b}, ...) into a folder. */
    public static List<Path> of(Pair pair, List<String> roles, Path folder) {
        return roles.stream().map(role -> file(pair, role, folder)).toList();
    }

    private static Path file(Pair pair, String role, Path folder) {
        Path file = folder.resolve(role + ".json");
        try {
            new ObjectMapper()
                    .writeValue(file.toFile(), Map.of("name", pair.connector(role), "config", pair.config(role)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
