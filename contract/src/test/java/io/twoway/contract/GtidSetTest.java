package io.twoway.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GtidSetTest {

    private static final String UUID = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
    private static final String OTHER = "4e11fa47-71ca-11e1-9e33-c80aa9429562";

    @Test
    void numbersThatMeetBecomeOneInterval() {
        NumberSet set = numbers(7, 5, 1, 2, 9);
        assertThat(set.encoded()).isEqualTo("1-2:5:7:9");
        assertThat(set.with(6).encoded()).isEqualTo("1-2:5-7:9");
        assertThat(set.with(3, 8).encoded()).isEqualTo("1-9");
        assertThat(set.with(4, 6).encoded()).isEqualTo("1-2:4-7:9");
        assertThat(set.encoded()).as("the set itself stays as it was").isEqualTo("1-2:5:7:9");
    }

    @Test
    void largestNumberOfMySqlHasItsPlace() {
        long largest = Long.MAX_VALUE;
        NumberSet set = NumberSet.EMPTY.with(largest).with(1).with(largest - 1);
        assertThat(set.encoded()).isEqualTo("1:9223372036854775806-9223372036854775807");
        assertThat(set.contains(largest)).isTrue();
        assertThat(set.with(1, largest).encoded()).isEqualTo("1-9223372036854775807");
    }

    @Test
    void thereAreNoNumbersBelowOne() {
        assertThatThrownBy(() -> NumberSet.EMPTY.with(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NumberSet.EMPTY.with(5, 4)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anyNumbersInAnyOrderAreWhatABitSetSaysTheyAre() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        BitSet model = new BitSet();
        NumberSet set = NumberSet.EMPTY;
        for (int step = 0; step < 3_000; step++) {
            int from = 1 + random.nextInt(500);
            int to = from + (random.nextInt(20) == 0 ? random.nextInt(12) : 0);
            int single = 1 + random.nextInt(500);
            boolean joined = random.nextBoolean();
            set = joined ? set.with(NumberSet.EMPTY.with(from, to).with(single)) : set.with(from, to);
            model.set(from, to + 1);
            model.set(single, model.get(single) || joined);
            if (random.nextInt(50) == 0) {
                set = NumberSet.EMPTY;
                model.clear();
            }
            assertThat(set.encoded()).as("seed %d, step %d", seed, step).isEqualTo(encoded(model));
        }
    }

    @Test
    void intervalsAreCountedAndCompared() {
        assertThat(numbers(1, 3, 5).intervals()).isEqualTo(3);
        assertThat(numbers(1, 3, 2)).isEqualTo(NumberSet.EMPTY.with(1, 3)).isNotEqualTo(numbers(1, 3));
    }

    @Test
    void textOfMySqlIsReadWithItsTagsAndLineBreaks() {
        GtidSet set = GtidSet.parse(UUID.toUpperCase(Locale.ROOT) + ":1-5:7:backup:1-3:etl:9,\n" + OTHER + ":2");
        assertThat(set.encoded()).isEqualTo(UUID + ":1-5:7," + UUID + ":backup:1-3," + UUID + ":etl:9," + OTHER + ":2");
        assertThat(GtidSet.parse(set.encoded())).isEqualTo(set);
        assertThat(set.contains(UUID + ":etl", 9)).isTrue();
        assertThat(set.contains(UUID, 9)).isFalse();
    }

    @Test
    void setsAreJoinedAndNarrowedBySource() {
        GtidSet one = GtidSet.parse(UUID + ":1-5," + OTHER + ":4");
        GtidSet both = one.with(GtidSet.parse(UUID + ":6:9," + OTHER + ":t:1"));
        assertThat(both.encoded()).isEqualTo(UUID + ":1-6:9," + OTHER + ":4," + OTHER + ":t:1");
        assertThat(both.from(List.of(OTHER)).encoded()).isEqualTo(OTHER + ":4");
    }

    @Test
    void setContainsAnotherWhenItHasAllOfIt() {
        GtidSet large = GtidSet.parse(UUID + ":1-9:20," + OTHER + ":1");
        assertThat(large.containsAll(GtidSet.parse(UUID + ":2-3:9:20"))).isTrue();
        assertThat(large.containsAll(large)).isTrue();
        assertThat(large.containsAll(GtidSet.EMPTY)).isTrue();
        assertThat(large.containsAll(GtidSet.parse(UUID + ":9-10"))).isFalse();
        assertThat(large.containsAll(GtidSet.parse(UUID + ":tag:1"))).isFalse();
    }

    @Test
    void emptyTextIsTheEmptySet() {
        assertThat(GtidSet.parse("")).isEqualTo(GtidSet.EMPTY);
        assertThat(GtidSet.EMPTY.encoded()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3e11fa47-71ca-11e1-9e33-c80aa9429562", "u:tag", "u:5-4", "u:0", "u:1:tag"})
    void otherTextsAreRefused(String text) {
        assertThatThrownBy(() -> GtidSet.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static NumberSet numbers(long... numbers) {
        NumberSet set = NumberSet.EMPTY;
        for (long number : numbers) {
            set = set.with(number);
        }
        return set;
    }

    private static String encoded(BitSet model) {
        return LongStream.range(1, model.length())
                .filter(i -> model.get((int) i) && !model.get((int) i - 1))
                .mapToObj(i -> {
                    int last = model.nextClearBit((int) i) - 1;
                    return last == i ? String.valueOf(i) : i + "-" + last;
                })
                .collect(Collectors.joining(":"));
    }
}
