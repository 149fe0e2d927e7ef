package io.twoway.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twoway.cli.connect.Position;
import io.twoway.precheck.facts.RunningStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far a sink is behind.
 *
 * @param position how far it is: by its progress row where that can be read, else by Connect
 * @param end the offset that the topic's next record will get; empty when Kafka was not asked
 * @param age how long ago that was made at the origin which was applied last; empty when the server was not asked
 * @param prepared how many XA transactions are prepared at the origin and neither committed nor rolled back
 * @param preparedAge how long ago the first of these was prepared; empty when there is none
 * @param statement the origin's statement that has begun at the sink's server and has not ended; empty when there is none
 * @param gaps why something is missing, as sentences
 */
record Lag(
        Position.Applied position,
        OptionalLong end,
        Optional<Duration> age,
        long prepared,
        Optional<Duration> preparedAge,
        Optional<RunningStatement> statement,
        List<String> gaps) {

    Lag {
        gaps = List.copyOf(gaps);
    }

    /** Returns how many records of the topic are not applied, heartbeats included. */
    OptionalLong records() {
        return end.isPresent()
                ? OptionalLong.of(Math.max(0, end.getAsLong() - position.nextOffset()))
                : OptionalLong.empty();
    }

    /** Returns it in words, for a person. */
    String describe() {
        List<String> parts = new ArrayList<>(List.of(position.describe()));
        records().ifPresent(records -> parts.add(records + (records == 1 ? " record behind" : " records behind")));
        age.ifPresent(duration -> parts.add("as of " + duration.toSeconds() + " s ago"));
        preparedAge.ifPresent(duration -> parts.add(prepared
                + (prepared == 1 ? " prepared XA transaction" : " prepared XA transactions, the first") + " for "
                + duration.toSeconds() + " s"));
        return String.join(", ", parts);
    }

    /** Adds the same for a program. */
    void addTo(ObjectNode node) {
        end.ifPresent(offset -> node.put("endOffset", offset));
        records().ifPresent(records -> node.put("records", records));
        age.ifPresent(duration -> node.put("ageMs", duration.toMillis()));
        preparedAge.ifPresent(
                duration -> node.put("preparedTransactions", prepared).put("preparedAgeMs", duration.toMillis()));
        statement.ifPresent(running -> {
            ObjectNode entry = node.putObject("statement");
            entry.put("offset", running.offset()).put("ageMs", running.age().toMillis());
            entry.put("text", running.shown());
            running.doing().ifPresent(doing -> entry.put("state", doing));
            running.users().forEach(entry.putArray("users")::add);
        });
        gaps.forEach(node.putArray("unknown")::add);
    }
}
