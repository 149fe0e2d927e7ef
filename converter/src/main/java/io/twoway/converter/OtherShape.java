package io.twoway.converter;

/** Signal that a value or a text is none that this package writes or reads, and is left to JsonConverter. */
final class OtherShape extends RuntimeException {

    private static final long serialVersionUID = 1;

    OtherShape(String what) {
        super(what, null, false, false);
    }
}
