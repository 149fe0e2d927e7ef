package io.twoway.it.faults;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** All faults there are. */
final class Faults {

    private Faults() {}

    static List<Fault> all() {
        return Stream.of(
                        each(Machine.values(), Kill::new),
                        each(Machine.values(), Freeze::new),
                        each(Link.values(), RestartTask::new),
                        each(Link.values(), HangThenBreak::new),
                        each(Link.values(), Break::new),
                        each(Link.values(), Refuse::new),
                        each(sinks(), KillAtCommit::new),
                        each(sinks(), BreakAtCommit::new))
                .flatMap(Function.identity())
                .toList();
    }

    /** One of each class, for a run that has little time. */
    static List<Fault> samples() {
        return List.of(
                new Kill(Machine.WORKER),
                new Kill(Machine.BROKER),
                new Kill(Machine.MYSQL_A),
                new Kill(Machine.MYSQL_B),
                new Freeze(Machine.WORKER),
                new Freeze(Machine.BROKER),
                new Freeze(Machine.MYSQL_B),
                new RestartTask(Link.SOURCE_A),
                new RestartTask(Link.SINK_A),
                new HangThenBreak(Link.SOURCE_A),
                new HangThenBreak(Link.SINK_B),
                new Break(Link.SOURCE_B),
                new Break(Link.SINK_A),
                new Refuse(Link.SINK_B),
                new KillAtCommit(Link.SINK_B),
                new BreakAtCommit(Link.SINK_A));
    }

    private static Link[] sinks() {
        return new Link[] {Link.SINK_A, Link.SINK_B};
    }

    private static <T> Stream<Fault> each(T[] targets, Function<T, Fault> fault) {
        return Arrays.stream(targets).map(fault);
    }
}
