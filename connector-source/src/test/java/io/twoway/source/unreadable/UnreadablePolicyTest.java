package io.twoway.source.unreadable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnreadablePolicyTest {

    private static final String GTID = "3e11fa47-71ca-11e1-9e33-c80aa9429562:23";

    @Test
    void stopsWithAMessageThatHasPlaceTablesStatementAndCure() {
        assertThatThrownBy(() -> new UnreadablePolicy(UnreadablePolicy.STOP, "").meet(at(4711)))
                .hasMessageContaining("binlog.000007:4711 (GTID " + GTID + ")")
                .hasMessageContaining("UPDATE t SET v = 1")
                .hasMessageContaining("It changed shop.t.")
                .hasMessageContaining("'unreadable.change.skip' of this connector to 'binlog.000007:4711'");
    }

    @Test
    void passesOverExactlyTheNamedPlaces() {
        UnreadablePolicy policy = new UnreadablePolicy(UnreadablePolicy.STOP, " binlog.000007:4711,binlog.000007:99 ");

        assertThatCode(() -> policy.meet(at(4711))).doesNotThrowAnyException();
        assertThatThrownBy(() -> policy.meet(at(4712))).isInstanceOf(UnreadableChangeException.class);
        assertThat(policy.passed()).isEqualTo(1);
    }

    @Test
    void passesOverAllOfANamedTransaction() {
        UnreadablePolicy policy = new UnreadablePolicy(UnreadablePolicy.STOP, GTID);

        policy.meet(at(1));
        policy.meet(at(2));

        assertThat(policy.passed()).isEqualTo(2);
    }

    @Test
    void passesOverEverythingWhereThatIsAskedFor() {
        assertThatCode(() -> new UnreadablePolicy(UnreadablePolicy.SKIP, "").meet(at(1)))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesWhatIsNoPlace() {
        assertThat(UnreadablePolicy.places("binlog.1:4, " + GTID)).containsExactlyInAnyOrder("binlog.1:4", GTID);
        assertThatThrownBy(() -> UnreadablePolicy.places("all")).hasMessageContaining("'all' is no place");
        assertThatThrownBy(() -> UnreadablePolicy.places("binlog.000007 4711")).hasMessageContaining("no place");
    }

    @Test
    void longStatementsAreAbridged() {
        UnreadableChange change = new UnreadableChange(
                UnreadableKind.STATEMENT, new EventPlace("b.1", 4, Optional.empty()), List.of(), "x".repeat(1_000_000));

        assertThat(change.message()).hasSizeLessThan(2_000).contains("tables that it does not name");
        assertThat(change.note()).doesNotContain("xxx");
    }

    private static UnreadableChange at(long position) {
        return new UnreadableChange(
                UnreadableKind.STATEMENT,
                new EventPlace("binlog.000007", position, Optional.of(GTID)),
                List.of("shop.t"),
                "UPDATE t SET v = 1");
    }
}
