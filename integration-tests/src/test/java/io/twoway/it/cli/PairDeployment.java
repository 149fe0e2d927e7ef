package io.twoway.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.twoway.it.cli.TwoWayProgram.Run;
import io.twoway.it.pair.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Registers the connectors of a pair as a person would: with files, and with {@code bin/two-way deploy}. */
public final class PairDeployment {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    /** @param folder takes the files */
    public PairDeployment(Path folder) {
        this.folder = folder;
    }

    /**
     * Deploys four connectors.
     *
     * @param connectors their settings by their names
     * @param acknowledged warnings of the prechecks that are meant to be there
     */
    public void run(Map<String, Map<String, String>> connectors, String acknowledged) {
        List<String> arguments = new ArrayList<>(List.of("deploy", "--acknowledge", acknowledged));
        connectors.forEach((name, settings) -> arguments.add(file(name, settings)));
        Run run = new TwoWayProgram(TestServers.shared()).run(arguments.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.output()).isZero();
    }

    private String file(String name, Map<String, String> settings) {
        try {
            return Files.write(
                            folder.resolve(name + ".json"),
                            JSON.writeValueAsBytes(Map.of("name", name, "config", settings)))
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
