package io.twoway.smt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twoway.contract.Stamp;
import io.twoway.contract.XaStep;
import io.twoway.contract.Xid;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class XaTransactionsTest {

    private static final Xid NAME = new Xid("X'61',X'',1");

    private final OriginFilter filter = new OriginFilter();
    private final BinlogScript binlog = new BinlogScript();

    @BeforeEach
    void configure() {
        filter.configure(Map.of());
    }

    @Test
    void rowsPassWhenTheyArePreparedAndSoDoesWhatBecomesOfThem() {
        binlog.begin("t:1").row().row().xa(XaStep.XA_PREPARED, NAME);
        binlog.begin("t:2").progressRow().row().end();
        binlog.begin("t:3").xa(XaStep.XA_COMMITTED, NAME);
        binlog.begin("t:4").xa(XaStep.XA_ROLLED_BACK, NAME);

        assertThat(passed())
                .containsExactly("row t:1", "row t:1", "XA_PREPARED t:1", "XA_COMMITTED t:3", "XA_ROLLED_BACK t:4");
    }

    @Test
    void aPreparedTransactionWithoutAnyRowPassesSoThatItsCommitIsKnown() {
        binlog.begin("t:1").xa(XaStep.XA_PREPARED, NAME);

        assertThat(passed()).containsExactly("XA_PREPARED t:1");
    }

    @Test
    void aStepWithoutTheNameOfItsTransactionIsNoRecordOfDebeziums() {
        binlog.begin("t:1").xa(XaStep.XA_PREPARED, NAME);
        SourceRecord record = binlog.records().get(1);
        record.headers().remove(Stamp.XID_HEADER);

        assertThatThrownBy(() -> filter.apply(record)).isInstanceOf(DataException.class);
    }

    private List<String> passed() {
        return binlog.records().stream()
                .map(filter::apply)
                .filter(Objects::nonNull)
                .map(XaTransactionsTest::describe)
                .toList();
    }

    private static String describe(SourceRecord record) {
        Stamp stamp = Stamp.readFrom(record.headers()).orElseThrow();
        Struct value = (Struct) record.value();
        String what = value.schema().field("status") == null ? "row" : value.getString("status");
        return what + " " + stamp.transaction().orElseThrow();
    }
}
