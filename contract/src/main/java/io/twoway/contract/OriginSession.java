package io.twoway.contract;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The session in which a statement ran at the origin, as far as the statement may depend on it: values of session variables
 * by their names, as MySQL takes them in a SET.
 *
 * <p>Its text is {@code 1;name=value;name=value}, the 1 being the number of the format. It is part of a comment before the
 * statement and of a record's header, so it never has an asterisk.
 *
 * @param variables in the order in which they are set
 * @param bytes the statement as the origin got it, where its text is not these bytes any more; in Base64
 */
public record OriginSession(Map<String, String> variables, Optional<String> bytes) {

    /** Nothing is known. */
    public static final OriginSession NONE = new OriginSession(Map.of(), Optional.empty());

    /**
     * No variable: stands beside them, with the value 1, where CREATE ... IF NOT EXISTS has made something, and is not there
     * where that is not known. Its header is one of its own, which older sinks pass over.
     */
    public static final String MADE = "made";

    /**
     * No variable: stands beside them, with the value 1, where CREATE TABLE has its definition from a table that only this
     * session saw. It becomes a {@link Stamp#REFUSED_HEADER}.
     */
    public static final String COPIES_TEMPORARY = "copies-temporary";

    private static final String FORMAT = "1";
    private static final String BYTES = "bytes";
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9_+:/.,-]");

    public OriginSession {
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }

    /** Returns this session with one more variable, or another value of it. */
    public OriginSession with(String variable, String value) {
        Map<String, String> more = new LinkedHashMap<>(variables);
        more.put(variable, value);
        return new OriginSession(more, bytes);
    }

    /** Returns this session as if nothing were known of a variable. */
    public OriginSession without(String variable) {
        Map<String, String> less = new LinkedHashMap<>(variables);
        less.remove(variable);
        return new OriginSession(less, bytes);
    }

    /** Returns this session with the bytes that its statement's text does not tell. */
    public OriginSession withBytes(byte[] statement) {
        return new OriginSession(
                variables, Optional.of(Base64.getUrlEncoder().withoutPadding().encodeToString(statement)));
    }

    /** Returns whether nothing is known. */
    public boolean isNone() {
        return variables.isEmpty() && bytes.isEmpty();
    }

    /** Returns the value of a variable; empty when it does not matter or is not known. */
    public Optional<String> value(String variable) {
        return Optional.ofNullable(variables.get(variable));
    }

    /** Returns whether its {@code sql_mode} has a mode. */
    public boolean hasMode(String mode) {
        return value("sql_mode")
                .map(modes -> ("," + modes + ",").contains("," + mode + ","))
                .orElse(false);
    }

    /** Returns the statement's bytes, where its text does not tell them. */
    public Optional<byte[]> statementBytes() {
        return bytes.map(Base64.getUrlDecoder()::decode);
    }

    /** Returns the text that travels. */
    public String encoded() {
        String values = variables.entrySet().stream()
                .map(variable -> ";" + variable.getKey() + "=" + escaped(variable.getValue()))
                .collect(Collectors.joining());
        return FORMAT + values + bytes.map(base64 -> ";" + BYTES + "=" + base64).orElse("");
    }

    /** Reads what {@link #encoded()} wrote; of a later format it makes a variable that no server has. */
    public static OriginSession parse(String text) {
        String[] parts = text.split(";", -1);
        Map<String, String> variables = new LinkedHashMap<>();
        if (!parts[0].equals(FORMAT)) {
            variables.put("format", parts[0]);
        }
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            String name = equals < 0 ? parts[i] : parts[i].substring(0, equals);
            variables.put(name, equals < 0 ? "" : unescaped(parts[i].substring(equals + 1)));
        }
        Optional<String> bytes = Optional.ofNullable(variables.remove(BYTES));
        return new OriginSession(variables, bytes);
    }

    private static String escaped(String value) {
        return UNSAFE.matcher(value).replaceAll(found -> Matcher.quoteReplacement(hex(found.group())));
    }

    private static String hex(String character) {
        StringBuilder hex = new StringBuilder();
        for (byte b : character.getBytes(StandardCharsets.UTF_8)) {
            hex.append(String.format("%%%02X", b));
        }
        return hex.toString();
    }

    private static String unescaped(String value) {
        return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
