package io.twoway.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.table.TableName;
import org.junit.jupiter.api.Test;

class PatternsTest {

    @Test
    void starsStandForAnyCharactersAndNothingElseDoes() {
        assertThat(new NamePattern("a*c").matches("abbc")).isTrue();
        assertThat(new NamePattern("a*c").matches("ac")).isTrue();
        assertThat(new NamePattern("a*c").matches("abcd")).isFalse();
        assertThat(new NamePattern("a.c").matches("abc")).isFalse();
        assertThat(new NamePattern("Shop").matches("shop")).isFalse();
        assertThat(TablePattern.parse("shop.*_archive").matches(new TableName("shop", "orders_archive")))
                .isTrue();
    }
}
