package io.twoway.it.faults;

import io.twoway.it.faults.Ledger.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The numbers of one run, as docs/reliability.md states them. */
record Result(long seed, Duration time, Ledger ledger, Map<String, Integer> faults, Findings findings) {

    private static final String HEADER = "seed,seconds,acknowledged_a,unknown_a,acknowledged_b,unknown_b,faults,"
            + "lost,double,different,loops,conflicts,journal_errors,faults_by_kind\n";

    /** Returns the numbers on one line. */
    String summary() {
        return "faults: seed " + seed + ", " + time.toSeconds() + " s: acknowledged "
                + ledger.count("a", Answer.ACKNOWLEDGED) + " at a and " + ledger.count("b", Answer.ACKNOWLEDGED)
                + " at b, unknown " + ledger.count("a", Answer.UNKNOWN) + " and " + ledger.count("b", Answer.UNKNOWN)
                + ", " + total() + " faults, lost " + findings.lost().size()
                + ", double " + findings.surplus().size() + ", different "
                + findings.different().size() + ", loops " + findings.loops().size() + ", conflicts "
                + findings.conflicts() + ", journal errors "
                + findings.inconsistent().size() + "; " + byKind();
    }

    /** Adds a line to a table that all runs share. */
    void appendTo(Path csv) {
        try {
            Files.createDirectories(csv.getParent());
            String line = Files.exists(csv) ? line() : HEADER + line();
            Files.writeString(csv, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String line() {
        List<Long> numbers = List.of(
                seed,
                time.toSeconds(),
                ledger.count("a", Answer.ACKNOWLEDGED),
                ledger.count("a", Answer.UNKNOWN),
                ledger.count("b", Answer.ACKNOWLEDGED),
                ledger.count("b", Answer.UNKNOWN),
                (long) total(),
                (long) findings.lost().size(),
                (long) findings.surplus().size(),
                (long) findings.different().size(),
                (long) findings.loops().size(),
                (long) findings.conflicts(),
                (long) findings.inconsistent().size());
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(",")) + "," + byKind() + "\n";
    }

    private int total() {
        return faults.values().stream().mapToInt(Integer::intValue).sum();
    }

    private String byKind() {
        return faults.entrySet().stream()
                .map(fault -> fault.getKey() + " " + fault.getValue())
                .collect(Collectors.joining("; "));
    }
}
