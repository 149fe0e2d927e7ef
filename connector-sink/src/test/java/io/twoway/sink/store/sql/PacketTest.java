package io.twoway.sink.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.jdbc.exceptions.PacketTooBigException;
import io.twoway.sink.change.Value;
import io.twoway.sink.destination.FailureKind;
import io.twoway.sink.store.failure.SqlFailure;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacketTest {

    private static final Packet PACKET = new Packet(4 << 20);

    @Test
    void neverFillsMoreThanHalfAPacketWithSeveralRows() {
        assertThat(new Packet(1024).portions(7)).isEqualTo(new Portions(7, 512));
        assertThat(new Packet(1 << 30).portions(7).bytes()).isLessThan(64 << 20);
    }

    @Test
    void countsTheLongestFormThatAValueCanTakeInAStatement() {
        assertThat(Packet.bytesOf(List.of(new Value.Text("x".repeat(1000)), Value.Binary.of(new byte[1000]))))
                .isBetween(5000L, 5500L);
        assertThat(Packet.bytesOf(new Value.Whole(Long.MIN_VALUE))).isGreaterThan(20);
    }

    @Test
    void explainsARowTooLargeWithTheStatementThatHelpsAndNeverAsALostConnection() {
        SQLException explained =
                PACKET.explained(new PacketTooBigException(8_388_700, 4_194_304), "Row {\"id\":1} of s.t", 8 << 20);

        assertThat(explained.getMessage())
                .contains("Row {\"id\":1} of s.t")
                .contains("max_allowed_packet of the destination is 4194304")
                .contains("SET PERSIST max_allowed_packet = 10485760");
        assertThat(SqlFailure.of(explained)).isEqualTo(FailureKind.FATAL);
    }

    @Test
    void findsTheReasonInsideABatchAndInTheServersOwnError() {
        SQLException batch = new BatchUpdateException(new int[0], new PacketTooBigException("x"));
        SQLException server = new SQLException("Got a packet bigger than 'max_allowed_packet' bytes", "08S01", 1153);

        assertThat(PACKET.explained(batch, "Row", 1).getMessage()).contains("SET PERSIST");
        assertThat(PACKET.explained(server, "Row", 1).getMessage()).contains("SET PERSIST");
    }

    @Test
    void leavesOtherFailuresAsTheyAre() {
        SQLException duplicate = new SQLException("Duplicate entry", "23000", 1062);

        assertThat((Throwable) PACKET.explained(duplicate, "Row", 1)).isSameAs(duplicate);
    }

    @Test
    void asksForNoLargerPacketThanMySqlTakes() {
        assertThat(PACKET.explained(new PacketTooBigException("x"), "Row", 4L << 30)
                        .getMessage())
                .contains("SET PERSIST max_allowed_packet = 1073741824 ");
    }
}
