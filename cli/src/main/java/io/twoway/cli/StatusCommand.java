package io.twoway.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.twoway.cli.connect.ConnectClient;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows how connectors are. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows the state of connectors and their tasks, how far they are, and why one has failed.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:all are RUNNING",
            "1:one is not",
            "2:the options cannot be worked with",
            "3:Connect cannot be asked"
        })
final class StatusCommand implements Callable<Integer> {

    @Mixin
    private ConnectorNames connectors;

    @Mixin
    private ConnectOptions options;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @ParentCommand
    private TwoWayCommand parent;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException {
        ConnectClient connect = options.client(parent.environment());
        List<ConnectorState> states = connectors.names().stream()
                .map(name -> ConnectorState.of(connect, name))
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(states));
        } else {
            states.forEach(state -> out.print(state.text()));
        }
        out.flush();
        return states.stream().allMatch(ConnectorState::isRunning) ? 0 : TwoWayCommand.NOT_WELL;
    }

    private static String json(List<ConnectorState> states) throws JsonProcessingException {
        ObjectMapper mapper = new ObjectMapper();
        ArrayNode list = mapper.createArrayNode();
        states.forEach(state -> state.addTo(list));
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(list);
    }
}
