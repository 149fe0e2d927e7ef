package io.twoway.precheck.facts;

/**
 * A column as information_schema describes it.
 *
 * @param name its name
 * @param type its type without attributes, in small letters, such as {@code bigint}
 * @param definition its type with length and attributes, such as {@code bigint unsigned}
 * @param bytes the longest text or binary in bytes; 0 when it holds neither
 * @param characterSet of a text; empty text otherwise
 * @param collation of a text; empty text otherwise
 * @param nullable whether it may be NULL
 * @param generated whether it is computed from others
 * @param autoIncrement whether MySQL gives it values
 * @param setOnUpdate whether MySQL sets it to the present when the row changes
 * @param invisible whether only statements that name it see it
 */
public record ColumnFacts(
        String name,
        String type,
        String definition,
        long bytes,
        String characterSet,
        String collation,
        boolean nullable,
        boolean generated,
        boolean autoIncrement,
        boolean setOnUpdate,
        boolean invisible) {}
