package io.twoway.sink.ddl;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The look of a statement's objects at the destination at one moment: for each a short hash of its definition, or that
 * it is not there.
 *
 * @param marks one for each object, in the statement's order
 */
public record Footprint(List<String> marks) {

    private static final String ABSENT = "-";

    public Footprint {
        marks = List.copyOf(marks);
    }

    /** Takes the print of definitions; empty for an object that is not there. */
    public static Footprint of(List<Optional<String>> definitions) {
        return new Footprint(definitions.stream()
                .map(definition -> definition.map(Footprint::hash).orElse(ABSENT))
                .toList());
    }

    /** Reads what {@link #encoded()} wrote. */
    public static Footprint parse(String text) {
        return new Footprint(
                Arrays.stream(text.split(" ")).filter(mark -> !mark.isEmpty()).toList());
    }

    /** Returns the text that is kept in the ledger. */
    public String encoded() {
        return marks.stream().collect(Collectors.joining(" "));
    }

    /** Returns whether one of the objects is there. */
    public boolean showsAny() {
        return !marks.stream().allMatch(ABSENT::equals);
    }

    boolean isAbsent(int object) {
        return marks.get(object).equals(ABSENT);
    }

    private static String hash(String definition) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(definition.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
