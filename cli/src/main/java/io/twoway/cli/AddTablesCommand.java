package io.twoway.cli;

import io.twoway.cli.life.AddedTablesWatch;
import io.twoway.cli.life.TableAddition;
import io.twoway.cli.life.TableAddition.Change;
import io.twoway.cli.options.WorkerOptions;
import io.twoway.cli.pair.UsageException;
import io.twoway.cli.state.FailureAdvice;
import io.twoway.cli.tables.TableChoice;
import io.twoway.cli.tables.TableSpec;
import io.twoway.client.ConnectClient;
import io.twoway.client.ConnectorStates;
import io.twoway.client.Patience;
import io.twoway.client.UnfinishedException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Adds tables to a running pair. */
@Command(
        name = "add-tables",
        mixinStandardHelpOptions = true,
        description =
                "Adds tables to a running pair: their rows at the forward origin travel to the other site while the"
                        + " stream goes on. The databases are not asked: no password of theirs is needed.")
final class AddTablesCommand implements Runnable {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    @Parameters(
            arity = "1..*",
            paramLabel = "TABLE",
            description = "database.table, or database.* for all of its tables; with =database.table behind it when"
                    + " mapping gives it another name at the other site. A name with other signs than letters, digits, _, $ and"
                    + " - stands between backticks, as in a statement: '`my.shop`.`old orders`'.")
    private List<String> tables;

    @Option(
            names = "--forward",
            required = true,
            paramLabel = "SOURCE",
            description = "The forward source connector, by its JSON file or its name; its site has the rows.")
    private String forward;

    @Option(
            names = "--reverse",
            paramLabel = "SOURCE",
            description =
                    "The reverse source connector; its site gets them. It is changed first, so that no change there is"
                            + " missed.")
    private Optional<String> reverse = Optional.empty();

    @Option(names = "--no-wait", description = "Do not wait for the end of the load.")
    private boolean skipsWait;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "How long a connector may take to run again (default: ${DEFAULT-VALUE}).")
    private int startSeconds;

    @Option(
            names = "--load-timeout",
            paramLabel = "MINUTES",
            defaultValue = "1440",
            description = "How long the load may take (default: ${DEFAULT-VALUE}).")
    private int loadMinutes;

    @Mixin
    private WorkerOptions options;

    @ParentCommand
    private TwoWayCommand parent;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        List<TableChoice> choices =
                tables.stream().map(AddTablesCommand::parsed).toList();
        ConnectClient connect = options.client(parent.environment());
        ConnectorStates states =
                new ConnectorStates(connect, Duration.ofSeconds(startSeconds), new FailureAdvice(connect)::after);
        TableAddition addition = new TableAddition(connect, states, this::note);
        Optional<Change> back = reverse.map(ConnectorNames::name)
                .map(name -> addition.planned(name, "reverse", names(choices, TableChoice::reverse)));
        Change there = addition.planned(ConnectorNames.name(forward), "forward", names(choices, TableChoice::forward));
        addition.make(back, there);
        if (back.isEmpty()) {
            note("No --reverse source was given: what the other site writes to these tables does not travel.");
        }
        if (skipsWait) {
            note("The load goes on by itself; the worker's log says how far it is.");
        } else {
            awaitSent(connect, states, there);
            note(
                    "All rows of the tables that are there now are sent; the sink may still be applying them. A name of which there is"
                            + " no table is taken when one is created.");
        }
        advise(Stream.concat(back.stream(), Stream.of(there)).toList());
    }

    private void awaitSent(ConnectClient connect, ConnectorStates states, Change change) {
        AddedTablesWatch watch = new AddedTablesWatch(connect, change.name(), this::note);
        boolean sent = new Patience(Duration.ofMinutes(loadMinutes), INTERVAL).until(() -> {
            states.requireNotFailed(change.name());
            return watch.areSent(change.tables());
        });
        if (!sent) {
            throw new UnfinishedException("Not all rows are sent after " + loadMinutes
                    + " min (--load-timeout). The load goes on by itself. Run the same command again to wait on.");
        }
    }

    private void advise(List<Change> changes) {
        if (changes.stream().allMatch(change -> change.lists().lists().isEmpty())) {
            return;
        }
        note("Write the new lists into the connectors' files too, or the next deploy is refused:");
        changes.forEach(change -> new TreeMap<>(change.lists().lists())
                .forEach((key, list) -> note("    " + change.name() + ": " + JsonLine.of(key, list))));
    }

    private static List<TableSpec> names(List<TableChoice> choices, Function<TableChoice, TableSpec> site) {
        return choices.stream().map(site).distinct().toList();
    }

    private static TableChoice parsed(String text) {
        try {
            return TableChoice.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }

    private void note(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
