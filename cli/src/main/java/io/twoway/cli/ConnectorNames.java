package io.twoway.cli;

import io.twoway.cli.pair.ConnectorConfig;
import io.twoway.cli.pair.UsageException;
import io.twoway.client.ConnectClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Parameters;

/** Names of the connectors that a command is about: the same in every command about registered ones. */
final class ConnectorNames {

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|NAME",
            description = "The connectors, by their JSON files or by their names.")
    private List<String> given;

    /** Returns the names in the order in which they were given. */
    List<String> names() {
        return given.stream().map(ConnectorNames::name).distinct().toList();
    }

    /**
     * Returns those of the names that Connect knows.
     *
     * @throws UsageException when it knows none
     */
    List<String> present(ConnectClient connect) {
        List<String> present = names().stream()
                .filter(name -> connect.settings(name).isPresent())
                .toList();
        return present.isEmpty() ? existing(connect) : present;
    }

    /**
     * Returns the names, all of which Connect knows.
     *
     * @throws UsageException naming what there is not
     */
    List<String> existing(ConnectClient connect) {
        List<String> names = names();
        List<String> missing =
                names.stream().filter(name -> connect.settings(name).isEmpty()).toList();
        if (!missing.isEmpty()) {
            throw new UsageException(
                    "Connect at " + connect.address() + " has no connector " + String.join(", ", missing) + ".");
        }
        return names;
    }

    /** Returns the name of a connector that is given by its file, or by its name. */
    static String name(String fileOrName) {
        return fileOrName.endsWith(".json") || Files.isRegularFile(Path.of(fileOrName))
                ? ConnectorConfig.read(Path.of(fileOrName)).name()
                : fileOrName;
    }
}
