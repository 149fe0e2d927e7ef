package io.twoway.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.twoway.cli.options.BrokerOptions;
import io.twoway.cli.options.WorkerOptions;
import io.twoway.cli.pair.ConnectorConfig;
import io.twoway.cli.pair.Placeholders;
import io.twoway.cli.state.ConnectorState;
import io.twoway.cli.state.FailureAdvice;
import io.twoway.cli.state.LagReader;
import io.twoway.cli.state.StoredPositions;
import io.twoway.client.ConnectClient;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows the state of connectors. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows the state of connectors and their tasks, how far they are and how far behind, and why"
                + " one has failed.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:all are RUNNING",
            "1:one is not, or waits for its server for 10 s or longer, or Connect cannot read its offsets from Kafka",
            "2:the options cannot be worked with",
            "3:Connect cannot be asked"
        })
final class StatusCommand implements Callable<Integer> {

    @Mixin
    private ConnectorNames connectors;

    @Mixin
    private WorkerOptions options;

    @Mixin
    private BrokerOptions kafka;

    @Option(
            names = "--no-lag",
            description = "Ask Connect only, and neither Kafka nor the servers how far the sinks are behind.")
    private boolean skipsLag;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @ParentCommand
    private TwoWayCommand parent;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException {
        ConnectClient connect = options.client(parent.environment());
        Optional<LagReader> lags = skipsLag ? Optional.empty() : Optional.of(lags(connect));
        StoredPositions positions = new StoredPositions(connect, kafka.limit());
        List<ConnectorState> states = connectors.names().stream()
                .map(name -> ConnectorState.of(connect, name, positions, lags))
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(states));
        } else {
            FailureAdvice advice = new FailureAdvice(connect, placeholders());
            states.forEach(state -> out.print(state.text(advice)));
            Stream.concat(positions.gap().stream(), gaps(states).stream())
                    .forEach(spec.commandLine().getErr()::println);
        }
        out.flush();
        boolean well = positions.gap().isEmpty() && states.stream().allMatch(ConnectorState::isWell);
        return well ? 0 : TwoWayCommand.NOT_WELL;
    }

    private LagReader lags(ConnectClient connect) {
        List<ConnectorConfig> registered = connect.connectors().entrySet().stream()
                .map(connector -> new ConnectorConfig(connector.getKey(), connector.getValue()))
                .toList();
        return new LagReader(registered, placeholders(), kafka, Clock.systemUTC());
    }

    private Placeholders placeholders() {
        return new Placeholders(parent.environment().variables());
    }

    private static List<String> gaps(List<ConnectorState> states) {
        return states.stream()
                .flatMap(state -> state.lag().stream())
                .flatMap(lag -> lag.gaps().stream())
                .distinct()
                .toList();
    }

    private static String json(List<ConnectorState> states) throws JsonProcessingException {
        ObjectMapper mapper = new ObjectMapper();
        ArrayNode list = mapper.createArrayNode();
        states.forEach(state -> state.addTo(list));
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(list);
    }
}
