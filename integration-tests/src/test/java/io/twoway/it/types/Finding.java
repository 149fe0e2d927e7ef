package io.twoway.it.types;

/**
 * A value that did not arrive as it was.
 *
 * @param value the expression that was written
 * @param what what became of it
 */
record Finding(String value, String what) {

    private static final int SHOWN = 300;

    @Override
    public String toString() {
        return shortened(value) + " " + shortened(what);
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...(" + text.length() + " characters)";
    }
}
