package io.twoway.source.resume;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class StreamReachTest {

    private final StreamReach reach = new StreamReach();

    @Test
    void taskThatHasSentNothingAndHasNoTopicKnowsNoPlace() {
        assertThat(reach.read(Optional.empty())).isEmpty();
    }

    @Test
    void taskKnowsTheLastPlaceThatItSentAlsoAfterAPollThatGaveNothing() {
        reach.sent(List.of(record(1), record(2)));
        reach.sent(List.of(record(3), record(4)));
        reach.sent(List.of());

        assertThat(reach.read(Optional.empty()).orElseThrow().get("pos")).isEqualTo(4L);
    }

    private static SourceRecord record(long position) {
        return new SourceRecord(Map.of(), Map.of("pos", position), "a", Schema.STRING_SCHEMA, "value");
    }
}
