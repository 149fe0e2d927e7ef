package io.twoway.source.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.shyiko.mysql.binlog.GtidSet;
import com.github.shyiko.mysql.binlog.event.MySqlGtid;
import io.debezium.connector.mysql.gtid.MySqlGtidSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadGtidsTest {

    private static final String UUID = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
    private static final List<String> TAGGED_FIRST =
            List.of(UUID + ":etl:1", UUID + ":1", UUID + ":2", UUID + ":etl:7");

    @Test
    void textIsReadBackByDebeziumAsItWasMeantAlsoWhereATaggedTransactionWasTheFirst() {
        ReadGtids read = new ReadGtids();
        read.startAt("4e11fa47-71ca-11e1-9e33-c80aa9429562:1-9");
        TAGGED_FIRST.forEach(gtid -> read.add(MySqlGtid.fromString(gtid)));

        MySqlGtidSet understood = new MySqlGtidSet(read.encoded());
        assertThat(TAGGED_FIRST).allMatch(understood::contains);
        assertThat(understood.contains(UUID + ":etl:2")).isFalse();
        assertThat(understood.contains("4e11fa47-71ca-11e1-9e33-c80aa9429562:9"))
                .isTrue();
    }

    /** Why there is a class of our own for this. */
    @Test
    void binlogClientsOwnSetForgetsUntaggedTransactionsInItsText() {
        GtidSet own = new GtidSet("");
        TAGGED_FIRST.forEach(own::add);

        MySqlGtidSet understood = new MySqlGtidSet(own.toString());
        assertThat(understood.contains(UUID + ":1")).isFalse();
        assertThat(understood.contains(UUID + ":etl:2"))
                .as("never read, but counts as read")
                .isTrue();
    }
}
