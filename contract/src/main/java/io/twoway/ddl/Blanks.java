package io.twoway.ddl;

import io.twoway.contract.OriginSession;
import java.util.Set;

/**
 * Characters that stand between words for MySQL: six of ASCII, and the no-break space for clients in some character
 * sets of single bytes. All others beyond ASCII, such as the ideographic space, are letters of a name.
 */
final class Blanks {

    private static final char NO_BREAK_SPACE = 0xA0;

    /**
     * The collations of dec8, latin1, latin2, hebrew, greek, cp1250, latin5, armscii8, cp866, keybcs2, cp852, latin7 and geostd8,
     * as 8.0 and 9.7 number them. Others, such as cp1251, have that character too, and take it for none.
     */
    private static final Set<String> WITH_NO_BREAK_SPACE = Set.of(
            "3", "69", "5", "8", "15", "31", "47", "48", "49", "94", "2", "9", "21", "27", "77", "16", "71", "25", "70",
            "26", "34", "44", "66", "99", "30", "78", "32", "64", "36", "68", "37", "73", "40", "81", "20", "41", "42",
            "79", "92", "93");

    private final boolean noBreakSpace;

    /** @param session in which the server reads */
    Blanks(OriginSession session) {
        this.noBreakSpace = session.value("character_set_client")
                .filter(WITH_NO_BREAK_SPACE::contains)
                .isPresent();
    }

    boolean has(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r') || (noBreakSpace && c == NO_BREAK_SPACE);
    }

    /** Returns whether two dashes before it begin a comment. */
    boolean opensComment(char c) {
        return has(c) || c < ' ' || c == 0x7F;
    }
}
