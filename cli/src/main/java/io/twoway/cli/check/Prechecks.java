package io.twoway.cli.check;

import io.twoway.cli.options.BrokerOptions;
import io.twoway.cli.pair.Environment;
import io.twoway.cli.pair.PairConfig;
import io.twoway.cli.pair.Placeholders;
import io.twoway.cli.pair.UsageException;
import io.twoway.client.ConnectClient;
import io.twoway.precheck.Item;
import io.twoway.precheck.cluster.KafkaClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Everything that is looked at before a pair is registered: servers, tables and settings, topics, a Connect worker.
 *
 * @param written the pair as its files have it
 * @param pair the same, with placeholders replaced by what they stand for here
 * @param kafka how to reach Kafka; empty when nobody says it
 * @param kafkaLimit how long Kafka may take for an answer
 * @param worker the worker that is to run the pair; empty when nobody says which
 * @param progress takes what is being looked at, one line each
 */
public record Prechecks(
        PairConfig written,
        PairConfig pair,
        Optional<KafkaClient> kafka,
        Duration kafkaLimit,
        Optional<ConnectClient> worker,
        Consumer<String> progress) {

    /**
     * Reads the files.
     *
     * @throws UsageException when a file, a placeholder or an option cannot be worked with
     */
    public static Prechecks of(
            List<Path> files,
            Environment environment,
            BrokerOptions kafka,
            Optional<ConnectClient> worker,
            Consumer<String> progress) {
        PairConfig pair = PairConfig.read(files, new Placeholders(environment.variables()));
        return new Prechecks(PairConfig.read(files), pair, kafka.client(pair), kafka.limit(), worker, progress);
    }

    /**
     * Looks at all and returns what was found.
     *
     * @param acknowledge names of warnings that are known and wanted, besides those in the connectors' settings
     */
    public Report report(List<String> acknowledge) {
        List<Item> items = new ArrayList<>(new PairPrecheck(pair, progress).items());
        kafka.ifPresent(client -> progress.accept("topics: " + client.address()));
        items.addAll(new TopicPrecheck(pair, kafka, kafkaLimit).items());
        items.addAll(ofWorker(items));
        return new Report(items, pair.acknowledged(acknowledge));
    }

    private List<Item> ofWorker(List<Item> others) {
        return worker.map(client -> {
                    progress.accept("worker: " + client.address());
                    return new WorkerPrecheck(written, pair.forRules(), client).items(others);
                })
                .orElseGet(() -> List.of(WorkerPrecheck.unknown()));
    }
}
