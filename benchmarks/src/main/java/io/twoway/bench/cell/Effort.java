package io.twoway.bench.cell;

/**
 * Amount of work that is done for a number.
 *
 * @param warmups rounds before the first that counts
 * @param rounds rounds that count
 * @param scale the part of the rows of a full run
 */
public record Effort(int warmups, int rounds, double scale) {

    /** For numbers that are published. */
    public static final Effort FULL = new Effort(2, 5, 1);

    /** For a look within minutes. */
    public static final Effort QUICK = new Effort(1, 3, 0.34);

    public Effort {
        if (rounds < 1 || warmups < 0 || scale <= 0) {
            throw new IllegalArgumentException("at least one round, and some rows");
        }
    }

    public Effort withRounds(int number) {
        return new Effort(warmups, number, scale);
    }

    public Effort withScale(double factor) {
        return new Effort(warmups, rounds, factor);
    }
}
