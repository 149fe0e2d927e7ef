package io.twoway.policy;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A database's or table's name, in which {@code *} stands for any characters. Case counts, as it does in MySQL's own names
 * on Linux.
 *
 * @param text as the user wrote it
 */
public record NamePattern(String text) {

    /** Stands for all names. */
    static final NamePattern ANY = new NamePattern("*");

    /** @throws IllegalArgumentException when the text is blank */
    public NamePattern {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a name is missing");
        }
    }

    /** Returns whether it stands for one name only. */
    public boolean isExact() {
        return text.indexOf('*') < 0;
    }

    boolean matches(String name) {
        String regex = Arrays.stream(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(regex, Pattern.DOTALL).matcher(name).matches();
    }

    @Override
    public String toString() {
        return text;
    }
}
