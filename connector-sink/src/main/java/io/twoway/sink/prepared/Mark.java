package io.twoway.sink.prepared;

import java.util.stream.Stream;

/** Marks of the kinds of content in the bytes of a part. */
enum Mark {
    SCHEMA('S'),
    INSERTED('I'),
    UPDATED('U'),
    DELETED('D'),
    DELETED_WITHOUT_KEY('K'),
    UNDECODABLE('X');

    /** The first byte of each part: a later format gets another number. */
    static final int VERSION = 1;

    /** In the place of a schema's number. */
    static final int NO_IMAGE = -1;

    private final char letter;

    Mark(char letter) {
        this.letter = letter;
    }

    /** Returns the byte that stands for it. */
    int letter() {
        return letter;
    }

    static Mark of(int letter) {
        return Stream.of(values())
                .filter(mark -> mark.letter == letter)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no mark " + letter));
    }
}
