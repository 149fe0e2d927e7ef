package io.twoway.it.faults;

import io.twoway.it.faults.FaultPlan.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Carries out a plan: strikes in its order, while what was struck before heals by itself. */
final class FaultRun implements AutoCloseable {

    private static final Set<Target> EVERYTHING = everything();

    private final Victims victims;
    private final TaskWatch watch;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    // Mutable state; busy and counts are guarded by this
    private final Set<Target> busy = new HashSet<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<Future<?>> struck = new ArrayList<>();

    /** @param watch ends the run early when it sees a task fail */
    FaultRun(Victims victims, TaskWatch watch) {
        this.victims = victims;
        this.watch = watch;
    }

    /** Returns when all faults of the plan have struck and healed, or a task failed and what was struck has healed. */
    void carryOut(FaultPlan plan) {
        for (Step step : plan.steps()) {
            if (watch.failsWithin(step.pause())) {
                break;
            }
            struck.stream().filter(Future::isDone).forEach(FaultRun::join);
            Set<Target> targets = step.alone() ? EVERYTHING : step.fault().targets();
            seize(targets);
            struck.add(threads.submit(() -> strikeAndHeal(step, targets)));
        }
        struck.forEach(FaultRun::join);
        struck.clear();
    }

    /** Returns how often each fault struck. */
    synchronized Map<String, Integer> counts() {
        return new TreeMap<>(counts);
    }

    private void strikeAndHeal(Step step, Set<Target> targets) {
        try {
            System.out.println(
                    "faults: " + step.fault().name() + " for " + step.outage().toMillis() + " ms");
            step.fault().strike(victims);
            watch.failsWithin(step.outage());
            step.fault().heal(victims);
            count(step.fault());
        } finally {
            release(targets);
        }
    }

    private synchronized void seize(Set<Target> targets) {
        try {
            while (targets.stream().anyMatch(busy::contains)) {
                wait();
            }
            busy.addAll(targets);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private synchronized void release(Set<Target> targets) {
        busy.removeAll(targets);
        notifyAll();
    }

    private synchronized void count(Fault fault) {
        counts.merge(fault.name(), 1, Integer::sum);
    }

    private static void join(Future<?> step) {
        try {
            step.get();
        } catch (ExecutionException e) {
            throw new AssertionError("a fault could not be carried out", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static Set<Target> everything() {
        Set<Target> all = new HashSet<>(List.of(Machine.values()));
        all.addAll(List.of(Link.values()));
        return all;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
