package io.twoway.bench.cell;

import io.twoway.bench.contender.Converters;
import io.twoway.bench.contender.Stage;
import io.twoway.bench.place.BenchServers;
import io.twoway.bench.profile.Profiler;
import io.twoway.bench.workload.Workload;
import java.io.PrintStream;

/**
 * What all cells of a run share.
 *
 * @param converters how records are written and read
 * @param out where progress is told
 */
public record Bench(BenchServers servers, Effort effort, Converters converters, Profiler profiler, PrintStream out) {

    /** Returns the stage of a cell whose sinks are beside the destination. */
    public Stage stage(String cell, Workload workload) {
        return stage(cell, workload, servers.b().address().getPort());
    }

    /** Returns the stage of a cell whose sinks reach the destination by another port. */
    public Stage stage(String cell, Workload workload, int destinationPort) {
        return new Stage(servers, cell, workload.scaled(effort.scale()), destinationPort, converters);
    }

    /** Tells a line. */
    public void say(String format, Object... values) {
        out.printf("  " + format + "%n", values);
    }
}
