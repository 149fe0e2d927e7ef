package io.twoway.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * The name or address of one server. It becomes a part of a URL, in which any other text could say more than a place.
 *
 * @param value a name, an IPv4 address, or an IPv6 address without brackets
 */
public record HostName(String value) {

    /** Checks a setting. */
    public static final ConfigDef.Validator VALIDATOR =
            ConfigDef.LambdaValidator.with(HostName::ensureValid, () -> "a host name or an IP address");

    private static final int LONGEST = 253;
    private static final String LABEL = "[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";
    private static final Pattern NAME = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*\\.?");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");

    /** @throws IllegalArgumentException for any other text, with a message for the user */
    public HostName {
        if (!isName(value) && !isIpv6(value)) {
            throw new IllegalArgumentException("a host is one name or one IP address, such as db.example.org,"
                    + " 192.0.2.1 or 2001:db8::1; the port has a key of its own, and names outside of ASCII are written"
                    + " in Punycode");
        }
    }

    /**
     * Reads what a user wrote; an IPv6 address may have brackets.
     *
     * @throws IllegalArgumentException for what is no host, with a message for the user
     */
    public static HostName parse(String text) {
        boolean bracketed = text.startsWith("[") && text.endsWith("]") && text.indexOf(':') > 0;
        return new HostName(bracketed ? text.substring(1, text.length() - 1) : text);
    }

    /** Returns the host as it stands in a URL. */
    public String inUrl() {
        return value.indexOf(':') < 0 ? value : "[" + value + "]";
    }

    private static boolean isName(String text) {
        return text.length() <= LONGEST && NAME.matcher(text).matches();
    }

    /** An address is read without asking anybody. */
    private static boolean isIpv6(String text) {
        try {
            return IPV6.matcher(text).matches() && InetAddress.getByName("[" + text + "]") != null;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** A missing value is told of otherwise. */
    private static void ensureValid(String key, Object text) {
        if (text == null) {
            return;
        }
        try {
            parse(text.toString());
        } catch (IllegalArgumentException e) {
            throw new ConfigException(key, text, e.getMessage());
        }
    }
}
