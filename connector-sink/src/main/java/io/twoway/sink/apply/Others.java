package io.twoway.sink.apply;

/** Words for the other obstacles of a transaction, for the messages that name the first. */
final class Others {

    private Others() {}

    /** Returns a line of its own, or nothing when there are none. */
    static String inWords(int others) {
        return others == 0
                ? ""
                : "As things stand, %d more of this transaction's records are in the way.%n".formatted(others);
    }
}
