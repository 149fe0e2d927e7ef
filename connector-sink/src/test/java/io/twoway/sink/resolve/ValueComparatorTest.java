package io.twoway.sink.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.twoway.sink.change.Ordering;
import io.twoway.sink.change.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ValueComparatorTest {

    private static final Value NULL = Value.Null.NULL;

    @Test
    void numbersCompareByValueAcrossTheEndOfSigned64Bits() {
        assertAscending(
                Ordering.NUMERIC,
                NULL,
                exact("-1E+30"),
                whole(Long.MIN_VALUE),
                whole(-1),
                whole(0),
                exact("0.01"),
                whole(9),
                exact("9.5"),
                whole(10),
                whole(Long.MAX_VALUE),
                exact("9223372036854775808"),
                exact("18446744073709551615"));
    }

    @Test
    void decimalsWithTrailingZerosAreEqual() {
        assertThat(ValueComparator.of(Ordering.NUMERIC).compare(exact("1.50"), exact("1.5")))
                .isZero();
        assertThat(ValueComparator.of(Ordering.NUMERIC).compare(exact("100"), whole(100)))
                .isZero();
    }

    @Test
    void realNumbersCompareAsDoubles() {
        assertAscending(
                Ordering.APPROXIMATE, NULL, real(-1e300), real(-0.5), real(0), real(1e-300), real(3.4028235e38));
    }

    @Test
    void zeroDatesAreBelowAllDatesAndAboveNull() {
        assertAscending(
                Ordering.LEXICAL,
                NULL,
                text("0000-00-00"),
                text("0001-01-01"),
                text("1969-12-31"),
                text("2024-02-00"),
                text("2024-02-29"),
                text("9999-12-31"));
        assertAscending(
                Ordering.LEXICAL,
                NULL,
                text("0000-00-00 00:00:00.000000"),
                text("1970-01-01 00:00:01.000000"),
                text("1970-01-01 00:00:01.000001"));
    }

    @Test
    void timesCompareAsSignedLengths() {
        assertAscending(
                Ordering.DURATION,
                NULL,
                text("-838:59:59.000000"),
                text("-100:00:00.000000"),
                text("-99:59:59.999999"),
                text("-00:00:00.000001"),
                text("00:00:00.000000"),
                text("09:00:00.000000"),
                text("99:00:00.000000"),
                text("100:00:00.000000"),
                text("838:59:59.000000"));
    }

    @Test
    void timesWithoutAFractionCompareToo() {
        assertAscending(Ordering.DURATION, text("-00:00:01"), text("00:00:00"), text("00:00:01"), text("800:00:00"));
        assertThat(ValueComparator.of(Ordering.DURATION).compare(text("-00:00:00"), text("00:00:00.000")))
                .isZero();
    }

    @Test
    void columnThatAnImageDoesNotCarrySaysNothing() {
        ValueComparator comparator = ValueComparator.of(Ordering.NUMERIC);
        assertThat(comparator.compare(Value.Absent.ABSENT, whole(1))).isZero();
        assertThat(comparator.compare(whole(1), Value.Absent.ABSENT)).isZero();
        assertThat(comparator.compare(NULL, NULL)).isZero();
    }

    @Test
    void columnWithoutOrderHasNoComparator() {
        assertThatIllegalArgumentException().isThrownBy(() -> ValueComparator.of(Ordering.NONE));
    }

    private static void assertAscending(Ordering ordering, Value... values) {
        List<Value> shuffled = new ArrayList<>(Arrays.asList(values));
        Collections.shuffle(shuffled, new Random(7));
        shuffled.sort(ValueComparator.of(ordering));
        assertThat(shuffled).containsExactly(values);
    }

    private static Value whole(long value) {
        return new Value.Whole(value);
    }

    private static Value exact(String value) {
        return new Value.Exact(new BigDecimal(value));
    }

    private static Value real(double value) {
        return new Value.Real(value);
    }

    private static Value text(String value) {
        return new Value.Text(value);
    }
}
