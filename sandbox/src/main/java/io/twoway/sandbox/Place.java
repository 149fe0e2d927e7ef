package io.twoway.sandbox;

import io.twoway.servers.SandboxLayout;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Command-line options that select a sandbox's folder. */
final class Place {

    /** System property by which {@code bin/sandbox} says where the project is. */
    static final String PROJECT_PROPERTY = "twoway.project";

    @Option(
            names = "--dir",
            paramLabel = "FOLDER",
            description = "The sandbox's folder (default: $" + SandboxLayout.STATE_VARIABLE
                    + ", else .sandbox in the project).")
    private Path state;

    SandboxLayout layout() {
        SandboxLayout layout = Optional.ofNullable(System.getProperty(PROJECT_PROPERTY))
                .map(project -> SandboxLayout.of(Path.of(project)))
                .orElseGet(SandboxLayout::ofWorkingDirectory);
        return Optional.ofNullable(state).map(layout::withState).orElse(layout);
    }

    /** Returns what a further command must be given to work on the same sandbox, with a space before it. */
    String argument() {
        return argument(Optional.ofNullable(state));
    }

    static String argument(Optional<Path> asked) {
        return asked.map(folder -> " --dir " + quoted(folder.toString())).orElse("");
    }

    private static String quoted(String word) {
        return word.matches("[\\w./~-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** Returns the sandbox on the ports of its last start. */
    Sandbox sandbox() {
        return sandbox(new EnumMap<>(SandboxPorts.Use.class));
    }

    Sandbox sandbox(Map<SandboxPorts.Use, Integer> asked) {
        SandboxLayout layout = layout();
        return Sandbox.of(layout, SandboxPorts.of(layout.state(), asked));
    }
}
