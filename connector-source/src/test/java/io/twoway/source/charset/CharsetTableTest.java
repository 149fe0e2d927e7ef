package io.twoway.source.charset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class CharsetTableTest {

    private final CharsetTable table = new CharsetTable(true);

    CharsetTableTest() {
        table.add('A', "41");
        table.add('日', "93FA");
        table.add('䂖', "8FB0A1");
        table.add('ȭ', "81308130");
    }

    @Test
    void codesOfEachLengthAreRead() {
        assertThat(table.decode(bytes("4193FA8FB0A18130813041"))).contains("A日䂖ȭA");
        assertThat(table.decode(bytes(""))).contains("");
    }

    @Test
    void charactersBeyondTheBasicPlaneFollowTheRuleOfGb18030() {
        assertThat(table.decode(bytes("90308130"))).contains(Character.toString(0x10000));
        assertThat(table.decode(bytes("9439FC36"))).contains("😀");
        assertThat(table.decode(bytes("E3329A35"))).contains(Character.toString(0x10FFFF));
        assertThat(table.decode(bytes("E3329A36"))).isEmpty();
    }

    @Test
    void bytesWithoutACharacterAreNoText() {
        assertThat(table.decode(bytes("FF"))).isEmpty();
        assertThat(table.decode(bytes("4193"))).isEmpty();
        assertThat(TextBytes.of(StandardCharsets.UTF_8).decode(bytes("EDA080"))).isEmpty();
        assertThat(TextBytes.of(StandardCharsets.US_ASCII).decode(bytes("80"))).isEmpty();
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
