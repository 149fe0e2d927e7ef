package io.twoway.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.OriginSession;
import org.junit.jupiter.api.Test;

class TemporaryTwinTest {

    @Test
    void wordStandsBeforeTheTableWhateverComesBetween() {
        assertThat(TemporaryTwin.of("/* TABLE */ create  table if not exists `table` (id INT)", OriginSession.NONE))
                .isEqualTo("/* TABLE */ create  TEMPORARY table if not exists `table` (id INT)");
    }
}
