package io.twoway.contract;

import java.util.regex.Pattern;

/**
 * The name of one MySQL site, unique among all sites that exchange changes. It is Debezium's {@code topic.prefix} and the
 * default name of the site's stream topic, so it is limited to what both accept. It also travels in a header, which Connect's
 * default header converter would turn into a number if it looked like one: so it starts with a letter.
 *
 * @param value 1 to 32 characters: letters, digits, {@code _} and {@code -}, starting with a letter
 */
public record SiteName(String value) implements Comparable<SiteName> {

    /** What a name may look like, for messages to users. */
    public static final String RULE = "1 to 32 letters, digits, '_' or '-', starting with a letter";

    private static final Pattern VALID =
            Pattern.compile("(?!(?i:null|true|false|nan|infinity)$)[A-Za-z][A-Za-z0-9_-]{0,31}");

    /** @throws IllegalArgumentException when the name breaks {@link #RULE} */
    public SiteName {
        if (!VALID.matcher(value).matches()) {
            throw new IllegalArgumentException("'" + value + "' is not a site name: use " + RULE);
        }
    }

    @Override
    public int compareTo(SiteName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
