package io.twoway.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.twoway.bench.workload.Workload.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorkloadTest {

    private static Workload of(Kind kind) {
        return new Workload("name", "title", Shape.ORDERS, 25, 10, kind);
    }

    @Test
    void theLastTransactionOfARoundHasTheRowsThatAreLeft() {
        assertThat(of(Kind.UPDATE).changes(0)).hasSize(3).last().satisfies(last -> assertThat(last.statements())
                .singleElement()
                .asString()
                .endsWith("WHERE id BETWEEN 21 AND 25"));
    }

    @Test
    void eachRoundHasRowsOfItsOwn() {
        assertThat(of(Kind.DELETE).changes(2)).first().satisfies(first -> assertThat(first.statements())
                .singleElement()
                .asString()
                .endsWith("WHERE id BETWEEN 51 AND 60"));
    }

    @Test
    void aRoundThatWouldReachTheMarkersIsRefused() {
        Workload inserts = new Workload("name", "title", Shape.ORDERS, 100_000, 1_000, Kind.INSERT);

        assertThat(inserts.changes(9_998)).hasSize(100);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> inserts.changes(10_000))
                .withMessage("round 10000 of 100,000 rows would have those of markers");
    }

    @Test
    void updatesNeedRowsBeforeTheFirstRoundAndDeletesBeforeEach() {
        assertThat(of(Kind.UPDATE).base()).hasSize(3);
        assertThat(of(Kind.DELETE).base()).isEmpty();
        assertThat(of(Kind.DELETE).prepare(1)).hasSize(3);
        assertThat(of(Kind.INSERT).prepare(1)).isEmpty();
    }

    @Test
    void aMixedRoundChangesAsManyRowsAsItSays() {
        Workload mixed = new Workload("name", "title", Shape.ORDERS, 8_000, 100, Kind.MIXED);

        assertThat(mixed.changes(0)).hasSize(8_000 / 200);
    }

    @Test
    void fewerRowsAreInSmallerTransactions() {
        Workload one = new Workload("name", "title", Shape.ORDERS, 1_000, 1_000, Kind.INSERT).scaled(0.1);

        assertThat(one.rows()).isEqualTo(100);
        assertThat(one.changes(0)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("io.twoway.bench.workload.Workloads#all")
    void aRowHasAValueForEachColumn(Workload workload) {
        assertThat(workload.shape().values()).hasSameSizeAs(workload.shape().columns());
        assertThat(workload.marker(7).statements()).singleElement().asString().contains("SELECT 1000000007 UNION");
        assertThat(workload.shape().values()).anyMatch(value -> value.contains("marker-"));
    }
}
