package io.twoway.source.charset;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.Optional;

/** Turns the stored bytes of a text into characters, if each of them has a Unicode character that leads back to it. */
@FunctionalInterface
public interface TextBytes {

    /** What Java puts in the place of bytes that are no character; a text may have it itself, too. */
    char REPLACEMENT = '\uFFFD';

    /** Returns the text; empty when it would not be these bytes again at the destination. */
    Optional<String> decode(byte[] bytes);

    /** Decodes a form of Unicode, or ASCII, of which Java and MySQL have one opinion. */
    static TextBytes of(Charset charset) {
        return bytes -> {
            String text = new String(bytes, charset);
            return text.indexOf(REPLACEMENT) < 0 ? Optional.of(text) : strictly(bytes, charset);
        };
    }

    private static Optional<String> strictly(byte[] bytes, Charset charset) {
        try {
            // a new decoder reports what is malformed
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Returns the bytes for a message. */
    static String shown(byte[] bytes) {
        int most = 40;
        String hex = HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, most));
        return bytes.length > most ? hex + "... (" + bytes.length + " bytes)" : hex;
    }
}
