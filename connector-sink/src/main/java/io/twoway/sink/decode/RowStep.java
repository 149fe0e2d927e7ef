package io.twoway.sink.decode;

import org.apache.kafka.connect.data.Struct;

/**
 * What one record says about a row. A change of the key travels as two records, {@link Leaving} and {@link Arriving},
 * which stand next to each other in the stream.
 */
public sealed interface RowStep {

    /** INSERT. */
    record Inserted(Struct after) implements RowStep {}

    /** UPDATE that kept the key, or both halves of one that did not. */
    record Updated(Struct before, Struct after) implements RowStep {}

    /** DELETE. */
    record Deleted(Struct before) implements RowStep {}

    /** First half of an UPDATE of the key: the row under its old key. */
    record Leaving(Struct before) implements RowStep {}

    /** Second half of an UPDATE of the key: the row under its new key. */
    record Arriving(Struct after) implements RowStep {}
}
