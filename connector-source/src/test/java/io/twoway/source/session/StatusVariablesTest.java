package io.twoway.source.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusVariablesTest {

    /** Flags, mode, time zone, client, increments, locale, database, fraction, the variables of 8.0, and one of the future. */
    private static final String BLOCK = "00" + "0000000c"
            + "01" + "0600000000000000"
            + "06" + "03737464"
            + "03" + "02000100"
            + "04" + "0800ff002d00"
            + "05" + "062b30383a3030"
            + "07" + "0400"
            + "08" + "0800"
            + "0b" + "04726f6f74" + "096c6f63616c686f7374"
            + "0c" + "02" + "6100" + "626300"
            + "0d" + "40e201"
            + "10" + "01"
            + "11" + "0102030405060708"
            + "12" + "ff00"
            + "13" + "00"
            + "14" + "01"
            + "fb" + "0123";

    @Test
    void everyVariableOfTheServersReplicaIsRead() {
        StatusVariables read = StatusVariables.read(HexFormat.of().parseHex(BLOCK));

        assertThat(read.values())
                .isEqualTo(Map.ofEntries(
                        Map.entry("foreign_key_checks", "0"),
                        Map.entry("unique_checks", "0"),
                        Map.entry("sql_mode", "PIPES_AS_CONCAT,ANSI_QUOTES"),
                        Map.entry("auto_increment_increment", "2"),
                        Map.entry("auto_increment_offset", "1"),
                        Map.entry("character_set_client", "8"),
                        Map.entry("collation_connection", "255"),
                        Map.entry("collation_server", "45"),
                        Map.entry("time_zone", "+08:00"),
                        Map.entry("lc_time_names", "4"),
                        Map.entry("collation_database", "8"),
                        Map.entry("explicit_defaults_for_timestamp", "1"),
                        Map.entry("default_collation_for_utf8mb4", "255"),
                        Map.entry("sql_require_primary_key", "0"),
                        Map.entry("default_table_encryption", "1")));
        assertThat(read.microseconds()).isEqualTo(123456);
        assertThat(read.changedDictionary()).isTrue();
    }

    @Test
    void statementWithoutATransactionHasChangedNothingThatIsKnown() {
        assertThat(StatusVariables.read(HexFormat.of().parseHex("1300")).changedDictionary())
                .isFalse();
    }

    @Test
    void tooManyDatabasesAreNotListed() {
        assertThat(StatusVariables.read(HexFormat.of().parseHex("0cfe" + "1300"))
                        .values())
                .isEqualTo(Map.of("sql_require_primary_key", "0"));
    }

    @Test
    void modesAreNamedUnlessOneHasNoName() {
        assertThat(SqlModes.of(0)).isEmpty();
        assertThat(SqlModes.of(1168113696L | 1L << 32))
                .isEqualTo("ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
                        + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,TIME_TRUNCATE_FRACTIONAL");
        assertThat(SqlModes.of(1L << 40 | 2)).isEqualTo("1099511627778");
    }

    @Test
    void statementIsReadWithItsNamesInUtf8AndItsTextAsBytes() throws IOException {
        byte[] event = HexFormat.of()
                .parseHex("07000000" + "00000000" + "03" + "0000" + "0300" + "070400" + "62c3a9" + "00" + "53e9");

        SessionQuery query = (SessionQuery) new QueryReader().deserialize(new ByteArrayInputStream(event));

        assertThat(query.getThreadId()).isEqualTo(7);
        assertThat(query.getDatabase()).isEqualTo("b\u00e9");
        assertThat(query.text()).isEqualTo("S\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(StatusVariables.read(query.status()).values()).isEqualTo(Map.of("lc_time_names", "4"));
        assertThat(query.bounds()).isFalse();
    }
}
