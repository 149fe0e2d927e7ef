package io.twoway.source.charset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextBytesTest {

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE", "UTF-32BE"})
    void textThatHasJavasCharacterForUnreadableBytesIsReadable(String charset) {
        String text = "a\uFFFDé\uD83D\uDE00";
        Charset unicode = Charset.forName(charset);

        assertThat(TextBytes.of(unicode).decode(text.getBytes(unicode))).hasValue(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE", "UTF-32BE"})
    void bytesThatEndInsideACharacterAreNoText(String charset) {
        byte[] cut = {(byte) 0xE2};

        assertThat(TextBytes.of(Charset.forName(charset)).decode(cut)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(bytes = {(byte) 0x80, (byte) 0xFF})
    void bytesBeyondAsciiAreNoAscii(byte odd) {
        assertThat(TextBytes.of(StandardCharsets.US_ASCII).decode(new byte[] {'a', odd}))
                .isEmpty();
    }
}
