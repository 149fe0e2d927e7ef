package io.twoway.source.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.OriginSession;
import io.twoway.contract.Stamp;
import io.twoway.offset.LoadedSoFar;
import io.twoway.source.stream.Records;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class FullLoadTest {

    private static final OriginSession SESSION =
            OriginSession.NONE.with("sql_mode", "ANSI").with("character_set_client", "latin1");
    private static final CreatedObject FUNCTION = new CreatedObject("shop", "f", "CREATE FUNCTION f() ...", SESSION);
    private static final CreatedObject ACCOUNT = new CreatedObject("", "'app'@'%'", "CREATE USER ...");

    private final FullLoad load = new FullLoad(
            () -> new LoadPlan(
                    List.of(FUNCTION, ACCOUNT), List.of("`shop`.`orders`"), Map.of("shop.orders", 2L), Set.of(), ""),
            Clock.systemUTC());

    @Test
    void objectsGoBehindAllRowsButBeforeTheRecordThatEndsTheLoad() {
        List<SourceRecord> sent = sent(
                Records.ddl("shop", "orders", "CREATE TABLE orders", "true"),
                Records.loaded("first"),
                Records.loaded("true"),
                Records.loaded("last"));

        assertThat(sent)
                .extracting(FullLoadTest::text)
                .containsExactly(
                        "CREATE TABLE orders",
                        "r",
                        "r",
                        "CREATE FUNCTION f() ...",
                        "CREATE USER ...",
                        "ANALYZE NO_WRITE_TO_BINLOG TABLE `shop`.`orders`",
                        "r");
    }

    @Test
    void anObjectLooksLikeASchemaChangeOfTheSnapshot() {
        SourceRecord function =
                sent(Records.ddl("crm", "t", "CREATE TABLE t", "last")).get(0);
        Struct value = (Struct) function.value();

        assertThat(value.getString("databaseName")).isEqualTo("shop");
        assertThat(value.getStruct("source").getString("db")).isEqualTo("shop");
        assertThat(value.getStruct("source").getString("snapshot")).isEqualTo("true");
        assertThat(value.getStruct("source").getString("table")).isNull();
        assertThat(Stamp.sqlModeIn(function.headers())).hasValue("ANSI");
        assertThat(Stamp.sessionIn(function.headers())).isEqualTo(SESSION);
    }

    @Test
    void withoutRowsNothingIsAnalyzed() {
        assertThat(sent(Records.ddl("shop", "orders", "CREATE TABLE orders", "last")))
                .extracting(FullLoadTest::text)
                .containsExactly("CREATE FUNCTION f() ...", "CREATE USER ...", "CREATE TABLE orders");
    }

    @Test
    void noLoadNoObjects() {
        assertThat(sent(Records.row("t:1", 1, 100), Records.ddl("shop", "orders", "ALTER TABLE orders ...")))
                .hasSize(2);
    }

    @Test
    void theOffsetOfARowSaysHowFarTheLoadIsAndNoneBehindIt() {
        Map<String, Object> before = noted();
        sent(Records.ddl("shop", "orders", "CREATE TABLE orders", "true"), Records.loaded("first"));
        Map<String, Object> inside = noted();
        sent(Records.loaded("last"));

        assertThat(before).isEmpty();
        assertThat(LoadedSoFar.in(inside))
                .hasValueSatisfying(far -> assertThat(far.rows()).isEqualTo(1));
        assertThat(noted()).isEmpty();
    }

    private Map<String, Object> noted() {
        Map<String, Object> offset = new HashMap<>();
        load.note(offset);
        return offset;
    }

    private List<SourceRecord> sent(SourceRecord... records) {
        List<SourceRecord> sent = new ArrayList<>();
        for (SourceRecord record : records) {
            load.take(Records.passing(record, sent::add));
            sent.add(record);
        }
        return sent;
    }

    private static String text(SourceRecord record) {
        Struct value = (Struct) record.value();
        return value.schema().field("ddl") == null ? value.getString("op") : value.getString("ddl");
    }
}
