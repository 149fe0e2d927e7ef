package io.twoway.source.resume;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.debezium.connector.mysql.gtid.MySqlGtidSet;
import io.twoway.contract.NewerFormatException;
import io.twoway.source.config.Direction;
import io.twoway.source.offset.ServerIdentity;
import io.twoway.source.server.BinlogState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;

/** What was sent behind the stored offset must be on the server too. */
class ResumeCheckTest {

    private static final String A = "aaaaaaaa-0000-0000-0000-000000000001";
    private static final String B = "bbbbbbbb-0000-0000-0000-000000000002";

    @Test
    void replicaThatLacksWhatWasSentBehindTheStoredOffsetIsRefused() {
        assertThatThrownBy(() -> check(B, true, A + ":1-8", "").requireResumable(gtids(A + ":1-7"), sent(A + ":1-9")))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("lacks transactions that were read from its predecessor")
                .hasMessageContaining(A + ":9-9");
    }

    @Test
    void replicaThatHasWhatWasSentIsRead() {
        assertThatCode(() -> check(B, true, A + ":1-9", "").requireResumable(gtids(A + ":1-7"), sent(A + ":1-9")))
                .doesNotThrowAnyException();
    }

    @Test
    void serverWhoseEndIsBeforeWhatWasSentIsRefusedWhereGtidsAreOff() {
        assertThatThrownBy(() ->
                        check(A, false, "", "").requireResumable(place(500L, A), () -> Optional.of(place(901L, A))))
                .hasMessageContaining("binlog.000003, position 901");
        assertThatCode(() ->
                        check(A, false, "", "").requireResumable(place(500L, A), () -> Optional.of(place(900L, A))))
                .doesNotThrowAnyException();
    }

    @Test
    void placeThatWasSentBeforeTheStoredOffsetIsNoMatter() {
        assertThatCode(() ->
                        check(A, true, A + ":1-9", A + ":1-8").requireResumable(gtids(A + ":1-9"), sent(A + ":1-5")))
                .doesNotThrowAnyException();
    }

    @Test
    void whatWasSentIsAskedForOnlyWhereTheStoredOffsetIsGood() {
        assertThatThrownBy(() -> check(B, true, A + ":1-5", "").requireResumable(gtids(A + ":1-7"), () -> {
                    throw new AssertionError("asked");
                }))
                .hasMessageContaining(A + ":6-7");
    }

    @Test
    void placeInsideALoadIsNotComparedWithTheStream() {
        Map<String, Object> load = gtids(A + ":1-7");
        load.put("snapshot", "initial");

        assertThatCode(() -> check(B, true, A + ":1-8", "").requireResumable(load, sent(A + ":1-9")))
                .doesNotThrowAnyException();
    }

    @Test
    void offsetOfANewerVersionIsRefusedAndOneWithoutANumberIsRead() {
        Map<String, Object> newer = gtids(A + ":1-7");
        newer.put("twoway_format", "2");

        assertThatThrownBy(() -> check(A, true, A + ":1-9", "").requireResumable(newer))
                .isInstanceOf(NewerFormatException.class)
                .hasMessageContaining("format '2', which a newer version of these plugins wrote");
        assertThatCode(() -> check(A, true, A + ":1-9", "").requireResumable(gtids(A + ":1-7")))
                .doesNotThrowAnyException();
    }

    private static ResumeCheck check(String uuid, boolean gtids, String executed, String purged) {
        return new ResumeCheck(
                new BinlogState(
                        new ServerIdentity(uuid, gtids),
                        new MySqlGtidSet(executed),
                        new MySqlGtidSet(purged),
                        Map.of("binlog.000003", 900L)),
                RefusalMessageTest.message(Direction.FORWARD));
    }

    private static Supplier<Optional<Map<String, ?>>> sent(String gtids) {
        return () -> Optional.of(gtids(gtids));
    }

    private static Map<String, Object> gtids(String gtids) {
        Map<String, Object> offset = place(4L, A);
        offset.put("twoway_gtids", true);
        offset.put("gtids", gtids);
        return offset;
    }

    private static Map<String, Object> place(long position, String uuid) {
        return new HashMap<>(
                Map.of("file", "binlog.000003", "pos", position, "twoway_server", uuid, "twoway_gtids", false));
    }
}
