package io.twoway.it.differential;

import java.util.List;
import java.util.Random;

/** Random choices, and names and texts spelled as a session allows. */
final class Words {

    private static final List<String> NAMES = List.of(
            "a", "B", "userName", "c1", "two words", "ä", "select", "x`y", "it's", "percent%", "日本", "_z", "Key");
    private static final List<String> TEXTS = List.of(
            "''", "'x'", "'it''s'", "'c:\\new'", "'a;b'", "'ä'", "'a\\''b'", "'%'", "'-- x'", "N'n'", "_utf8mb4'ü'");

    /** Those that MySQL writes without a backslash into the definition of a table. */
    private static final List<String> PLAIN_TEXTS =
            List.of("''", "'x'", "'a;b'", "'ä'", "'%'", "'-- x'", "'a\"b'", "N'n'", "_utf8mb4'ü'");

    private static final List<String> NEVER_UTF16 = List.of("N'n'", "_utf8mb4'ü'", "_latin1'x'");

    private final Random random;

    // Mutable state
    private SessionSettings settings = SessionSettings.DEFAULT;

    Words(Random random) {
        this.random = random;
    }

    void speak(SessionSettings other) {
        settings = other;
    }

    boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Returns one of these texts. */
    String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** Returns one of these texts, or often none. */
    String maybe(String... choices) {
        return random.nextInt(3) == 0 ? " " + one(choices) : "";
    }

    /** Returns a name that may be new, quoted. */
    String newName() {
        return quoted(newBareName());
    }

    String newBareName() {
        return namePart() + (random.nextBoolean() ? "" : String.valueOf(random.nextInt(20)));
    }

    private String namePart() {
        String name = pick(NAMES);
        return settings.namesAreLoggedAsTheyAre() || isAscii(name) ? name : "n";
    }

    /** Returns those names that a statement which MySQL itself makes may have in this session. */
    List<String> loggable(List<String> names) {
        return settings.namesAreLoggedAsTheyAre()
                ? names
                : names.stream().filter(Words::isAscii).toList();
    }

    private static boolean isAscii(String name) {
        return name.chars().allMatch(character -> character < 128);
    }

    String quoted(String name) {
        if (name.matches("[a-z_]\\w*") && !name.equals("select") && !name.equals("key") && random.nextBoolean()) {
            return name;
        }
        return settings.hasAnsiQuotes() && random.nextBoolean()
                ? "\"" + name.replace("\"", "\"\"") + "\""
                : "`" + name.replace("`", "``") + "`";
    }

    /** Returns a literal of a text, which sessions may read in different ways. */
    String text() {
        return pick(TEXTS);
    }

    /**
     * Returns a literal for an expression that a table keeps. MySQL reads such an expression again in the sql_mode of whichever
     * session opens the table, so that one with a backslash means something else by and by, on each server at another time.
     */
    String keptText() {
        return pick(settings.literalsAreUtf16() ? NEVER_UTF16 : PLAIN_TEXTS);
    }

    boolean mayCreateSelect() {
        return settings.createSelectIsLoggedWhole();
    }
}
