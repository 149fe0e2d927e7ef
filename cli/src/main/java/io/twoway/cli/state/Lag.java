package io.twoway.cli.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twoway.cli.kafka.StreamFacts;
import io.twoway.client.Position;
import io.twoway.precheck.Counted;
import io.twoway.precheck.progress.OpenAnswer;
import io.twoway.precheck.progress.PreparedWait;
import io.twoway.precheck.progress.RunningStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Lag of a sink behind its stream.
 *
 * @param position how far it is: by its progress row where that can be read, else by Connect
 * @param stream what Kafka says of its topic
 * @param asked when all was asked
 * @param committed when that was made at the origin which was applied last; empty when the server was not asked,
 *     or a person has set the position
 * @param prepared the XA transactions that are prepared at the origin and neither committed nor rolled back
 * @param statement the origin's statement that has begun at the sink's server and has not ended; empty when there is none
 * @param answers what persons have answered at the sink's server, and was not applied
 * @param waiting since when and why the server takes no changes; empty when it does
 * @param throttled which limit holds the sink back; empty when none does
 * @param gaps why something is missing, as sentences
 */
public record Lag(
        Position.Applied position,
        StreamFacts stream,
        Instant asked,
        Optional<Instant> committed,
        PreparedWait prepared,
        Optional<RunningStatement> statement,
        Answers answers,
        Optional<SinkWait> waiting,
        Optional<SinkHold> throttled,
        List<String> gaps) {

    public Lag {
        gaps = List.copyOf(gaps);
    }

    /**
     * Answers that persons gave to conflicts.
     *
     * @param strays tells the answers apart
     * @param open those that were not applied
     */
    record Answers(StrayAnswers strays, List<OpenAnswer> open) {

        Answers {
            open = List.copyOf(open);
        }
    }

    /**
     * Returns a sentence for each answer that fits no conflict.
     *
     * @param stopped the record at which the sink has stopped; empty when it has not
     */
    List<String> strayAnswers(OptionalLong stopped) {
        return answers.strays().among(answers.open(), position.nextOffset(), stopped);
    }

    /** Returns how many records of the topic are not applied: without heartbeats, where those were told from others. */
    OptionalLong records() {
        if (stream.changes().isPresent() || stream.end().isEmpty()) {
            return stream.changes();
        }
        return OptionalLong.of(Math.max(0, stream.end().getAsLong() - position.nextOffset()));
    }

    /** Returns how long ago that was made at the origin which was applied last. */
    Optional<Duration> age() {
        return committed.map(this::since);
    }

    /** Returns it in words, for a person. */
    String describe() {
        List<String> parts = new ArrayList<>(List.of(position.describe()));
        records()
                .ifPresent(records -> parts.add(Counted.of(records, "record") + " behind"
                        + (stream.changes().isPresent() ? "" : " with heartbeats")));
        age().ifPresent(duration -> parts.add("as of " + duration.toSeconds() + " s ago"));
        preparedAge()
                .ifPresent(duration -> parts.add(Counted.of(prepared.transactions(), "prepared XA transaction")
                        + (prepared.transactions() == 1 ? "" : ", the first") + " for " + duration.toSeconds() + " s"));
        return String.join(", ", parts);
    }

    /** Adds the same for a program. */
    void addTo(ObjectNode node) {
        stream.end().ifPresent(offset -> node.put("endOffset", offset));
        records().ifPresent(records -> node.put("records", records)
                .put("heartbeatsIncluded", stream.changes().isEmpty()));
        age().ifPresent(duration -> node.put("ageMs", duration.toMillis()));
        preparedAge().ifPresent(duration -> node.put("preparedTransactions", prepared.transactions())
                .put("preparedAgeMs", duration.toMillis()));
        statement.ifPresent(running -> {
            ObjectNode entry = node.putObject("statement");
            entry.put("offset", running.offset()).put("ageMs", running.age().toMillis());
            entry.put("text", running.shown());
            running.doing().ifPresent(doing -> entry.put("state", doing));
            running.users().forEach(entry.putArray("users")::add);
        });
        gaps.forEach(node.putArray("unknown")::add);
    }

    private Optional<Duration> preparedAge() {
        return prepared.oldest().map(this::since);
    }

    private Duration since(Instant moment) {
        return Duration.between(moment, asked);
    }
}
