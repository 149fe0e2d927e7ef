package io.twoway.source.added;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LoadNameTest {

    private static final Map<String, Object> OFFSET = Map.of("file", "binlog.000001", "pos", 4L, "ts_sec", 1L);

    @Test
    void allThatGoOnBehindOneOffsetFindTheSameLoads() {
        Map<String, Object> read = new LinkedHashMap<>();
        read.put("ts_sec", 1L);
        read.put("pos", 4L);
        read.put("file", "binlog.000001");

        assertThat(LoadName.behind("a", read)).isEqualTo(LoadName.behind("a", OFFSET));
        assertThat(UUID.fromString(LoadName.behind("a", OFFSET))).isNotNull();
    }

    @Test
    void loadsOfAnotherStreamOrBehindAnotherOffsetHaveAnotherName() {
        assertThat(LoadName.behind("b", OFFSET)).isNotEqualTo(LoadName.behind("a", OFFSET));
        assertThat(LoadName.behind("a", Map.of("file", "binlog.000001", "pos", 5L, "ts_sec", 1L)))
                .isNotEqualTo(LoadName.behind("a", OFFSET));
    }
}
