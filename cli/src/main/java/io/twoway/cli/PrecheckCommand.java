package io.twoway.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.twoway.precheck.Item;
import io.twoway.precheck.facts.KafkaClient;
import io.twoway.precheck.rule.Acknowledged;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.Utils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks at a pair before anything is registered. */
@Command(
        name = "precheck",
        mixinStandardHelpOptions = true,
        description =
                "Looks at both servers with the users of the four connectors, and at their topics, and prints what must"
                        + " be mended or acknowledged. Writes nothing.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:nothing has to be done",
            "1:something must be mended or acknowledged",
            "2:the files or options cannot be worked with"
        })
final class PrecheckCommand implements Callable<Integer> {

    private static final int PROBLEMS = 1;

    @Parameters(
            arity = "4",
            paramLabel = "FILE",
            description =
                    "The four connectors' JSON files, in any order, as Connect's REST API takes them. Placeholders such"
                            + " as $${env:NAME} are looked up on this machine.")
    private List<Path> files;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--all", description = "Print what passed as well.")
    private boolean all;

    @Option(
            names = "--acknowledge",
            split = ",",
            paramLabel = "NAME",
            description = "Warnings that are known and wanted, besides those in precheck.acknowledge of the files.")
    private List<String> acknowledge = List.of();

    @Option(
            names = "--bootstrap-server",
            paramLabel = "HOST:PORT",
            description = "Kafka's brokers. Default: those where the forward source keeps its schema history.")
    private String bootstrapServer;

    @Option(
            names = "--command-config",
            paramLabel = "FILE",
            description = "Properties of a Kafka client, with its login, as Kafka's own tools take them.")
    private Path commandConfig;

    @Option(
            names = "--connect",
            paramLabel = "URL",
            description = "The REST API of a Connect worker, such as http://localhost:8083.")
    private URI connect;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException {
        Placeholders placeholders = new Placeholders(System.getenv());
        PairConfig pair = PairConfig.of(files.stream()
                .map(file -> ConnectorConfig.read(file, placeholders))
                .toList());
        PrintWriter notes = spec.commandLine().getErr();
        Consumer<String> progress = note -> notes.println("looking at " + note);
        List<Item> items = new ArrayList<>(new PairPrecheck(pair, progress).items());
        Optional<KafkaClient> kafka = kafka(pair);
        kafka.ifPresent(client -> progress.accept("topics: " + client.address()));
        items.addAll(new TopicPrecheck(pair, kafka).items());
        items.addAll(worker(pair, items, progress));
        Report report = new Report(items, acknowledged(pair));
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? report.json() : report.text(all));
        out.flush();
        return report.blocking().isEmpty() ? 0 : PROBLEMS;
    }

    private List<Item> worker(PairConfig pair, List<Item> items, Consumer<String> progress) {
        if (connect == null) {
            return List.of(WorkerPrecheck.unknown());
        }
        progress.accept("worker: " + connect);
        Set<String> known =
                items.stream().map(item -> item.name() + " " + item.subject()).collect(Collectors.toUnmodifiableSet());
        return new WorkerPrecheck(pair, connect.toString(), new HttpConnectApi(connect)).items(known);
    }

    private Optional<KafkaClient> kafka(PairConfig pair) {
        Map<String, String> settings =
                new HashMap<>(KafkaClient.ofHistory(pair.sourceA().settings())
                        .map(KafkaClient::settings)
                        .orElse(Map.of()));
        if (commandConfig != null) {
            settings.putAll(properties(commandConfig));
        }
        if (bootstrapServer != null) {
            settings.put("bootstrap.servers", bootstrapServer);
        }
        return settings.containsKey("bootstrap.servers") ? Optional.of(new KafkaClient(settings)) : Optional.empty();
    }

    private static Map<String, String> properties(Path file) {
        try {
            return Utils.propsToStringMap(Utils.loadProps(file.toString()));
        } catch (IOException e) {
            throw new UsageException(file + " cannot be read: " + e.getMessage());
        }
    }

    private Acknowledged acknowledged(PairConfig pair) {
        List<String> names = new ArrayList<>(acknowledge);
        pair.all().stream()
                .flatMap(connector -> connector.setting(Item.ACKNOWLEDGE).stream())
                .flatMap(list -> Arrays.stream(list.split(",")))
                .forEach(names::add);
        return Acknowledged.of(names);
    }
}
