package io.twoway.bench.cell;

import io.twoway.bench.contender.Connectors;
import io.twoway.bench.contender.Contender;
import io.twoway.bench.contender.JdbcLoop;
import io.twoway.bench.contender.Stage;
import io.twoway.bench.result.CellResult;
import io.twoway.bench.result.Measure;
import io.twoway.bench.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/**
 * Sinks alone: changes wait in topics, one sink after the other goes on, and the time counts until its last row is there.
 * Sources of both makes have captured the same transactions of the same server before.
 */
public record SinkCell(Workload workload) implements Cell {

    @Override
    public String name() {
        return workload.name();
    }

    @Override
    public String title() {
        return "Sink: " + workload.title();
    }

    @Override
    public CellResult measure(Bench bench) {
        Stage stage = bench.stage(name(), workload);
        stage.setUp();
        Samples samples = new Samples(bench);
        try (Contenders contenders = new Contenders(stage, contenders(stage))) {
            contenders.open();
            for (int round = -bench.effort().warmups(); round < bench.effort().rounds(); round++) {
                round(bench, stage.workload(), contenders, samples, round);
            }
        }
        return samples.of(this, Connectors.OURS);
    }

    private static List<Contender> contenders(Stage stage) {
        List<Contender> all = new ArrayList<>(List.of(Connectors.ours(stage), Connectors.debezium(stage)));
        if (JdbcLoop.isPossible(stage)) {
            all.add(new JdbcLoop(stage));
        }
        return all;
    }

    private static void round(Bench bench, Workload rows, Contenders contenders, Samples samples, int round) {
        int number = round + bench.effort().warmups();
        if (rows.isPrepared()) {
            contenders.fill(rows.prepare(number));
            contenders.drainAll();
        }
        contenders.fill(rows.changes(number));
        for (Contender contender : contenders.inTurn(number)) {
            double seconds = bench.profiler()
                    .during(rows.name(), contender.name(), round, () -> contender.drain(contenders.marker()));
            samples.add(contender.name(), Measure.ROWS, round, rows.rows() / seconds);
            if (!contenders.areEqual(contender)) {
                samples.remark("the rows of " + contender.name() + " were not the origin's in the end");
            }
        }
    }
}
