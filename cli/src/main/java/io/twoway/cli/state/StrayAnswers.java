package io.twoway.cli.state;

import io.twoway.client.Trace;
import io.twoway.precheck.progress.OpenAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers at a sink's server that no conflict waits for: with another offset than the record that stopped the sink, or given
 * at the wrong server.
 *
 * @param site the server's site
 * @param database the bookkeeping database there
 * @param topic the sink's topic
 * @param others topics of other sinks that write to the same site
 */
record StrayAnswers(String site, String database, String topic, Set<String> others) {

    /** How the messages of a conflict and of a record that cannot be applied begin. */
    private static final Pattern STOPPED_AT = Pattern.compile("^(?:Conflict \\S+ at|Record) (\\S+)-(\\d+)@(\\d+)[ :]");

    StrayAnswers {
        others = Set.copyOf(others);
    }

    /** Returns the record at which a sink has stopped for a person's decision; empty when it failed for another reason. */
    static OptionalLong stoppedAt(Trace failure) {
        Matcher message = STOPPED_AT.matcher(failure.message());
        return message.find() ? OptionalLong.of(Long.parseLong(message.group(3))) : OptionalLong.empty();
    }

    /**
     * Returns a sentence for each stray answer, with the statement that helps.
     *
     * @param answers those that were not applied
     * @param next the first record that is not applied
     * @param stopped the record at which the sink has stopped; empty when it has not
     */
    List<String> among(List<OpenAnswer> answers, long next, OptionalLong stopped) {
        List<String> strays = new ArrayList<>();
        boolean answered = stopped.isPresent()
                && answers.stream().anyMatch(answer -> isOurs(answer) && answer.offset() == stopped.getAsLong());
        for (OpenAnswer answer : answers) {
            reason(answer, next, stopped, answered).ifPresent(reason -> strays.add(sentence(answer, reason)));
        }
        return strays;
    }

    private boolean isOurs(OpenAnswer answer) {
        return answer.stream().equals(topic)
                && answer.partition() == 0
                && !answer.resolution().isEmpty();
    }

    private Optional<String> reason(OpenAnswer answer, long next, OptionalLong stopped, boolean answered) {
        if (others.contains(answer.stream())) {
            return Optional.empty();
        }
        if (!answer.stream().equals(topic) || answer.partition() != 0) {
            return Optional.of(
                    "no sink of this server applies that topic: run it at the server that the sink's message names");
        }
        if (answer.resolution().isEmpty()) {
            return Optional.of("its resolution is neither INCOMING nor KEEP");
        }
        if (answer.offset() < next) {
            return Optional.of("that record is past already, and met no conflict");
        }
        boolean misses = stopped.isPresent() && !answered && answer.offset() != stopped.getAsLong();
        return misses ? Optional.of("the sink has stopped at record " + stopped.getAsLong()) : Optional.empty();
    }

    private String sentence(OpenAnswer answer, String reason) {
        String resolution = answer.resolution().isEmpty() ? "" : " (" + answer.resolution() + ")";
        return "An answer at site " + site + " fits no conflict: stream '" + answer.stream() + "', record "
                + answer.offset() + resolution + "; " + reason + ". Take it back there: DELETE FROM " + database
                + ".conflict_resolution WHERE stream = '" + answer.stream() + "' AND partition_id = "
                + answer.partition() + " AND record_offset = " + answer.offset() + ";";
    }
}
