package io.twoway.precheck;

/** A number with the word for what it counts, which has an s behind it unless it is one. */
public final class Counted {

    private Counted() {}

    /**
     * Returns a number in words, such as {@code 1 warning} and {@code 2 warnings}.
     *
     * @param one the word for a single one
     */
    public static String of(long number, String one) {
        return number + " " + (number == 1 ? one : one + "s");
    }
}
