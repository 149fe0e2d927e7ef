package io.twoway.sink.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FootprintTest {

    @Test
    void comesBackFromTheLedgerAsItWas() {
        Footprint print = Footprint.of(List.of(Optional.of("CREATE TABLE `t`"), Optional.empty()));

        assertThat(Footprint.parse(print.encoded())).isEqualTo(print);
        assertThat(print.isAbsent(0)).isFalse();
        assertThat(print.isAbsent(1)).isTrue();
        assertThat(print.showsAny()).isTrue();
        assertThat(Footprint.of(List.of(Optional.empty())).showsAny()).isFalse();
        assertThat(Footprint.parse("")).isEqualTo(Footprint.of(List.of()));
    }

    @Test
    void differsWhenADefinitionDiffers() {
        assertThat(Footprint.of(List.of(Optional.of("a")))).isNotEqualTo(Footprint.of(List.of(Optional.of("b"))));
    }
}
