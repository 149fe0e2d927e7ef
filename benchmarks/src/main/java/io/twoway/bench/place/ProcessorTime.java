package io.twoway.bench.place;

import java.time.Duration;

/**
 * Processor time that two processes have used since they began.
 *
 * @param client of the process that applies rows
 * @param destination of the destination's MySQL
 */
public record ProcessorTime(Duration client, Duration destination) {

    /**
     * Reads the system's counts.
     *
     * @throws IllegalStateException where a process is gone, or the system does not count
     */
    static ProcessorTime of(long client, long destination) {
        return new ProcessorTime(used(client), used(destination));
    }

    private static Duration used(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow(() -> new IllegalStateException("no processor time of process " + pid));
    }

    /** Returns what was used between an earlier reading and this one. */
    public ProcessorTime since(ProcessorTime earlier) {
        return new ProcessorTime(client.minus(earlier.client), destination.minus(earlier.destination));
    }
}
