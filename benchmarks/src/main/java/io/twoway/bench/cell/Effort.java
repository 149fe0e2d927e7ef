package io.twoway.bench.cell;

/**
 * Amount of work that is done for a number.
 *
 * @param warmups rounds before the first that counts
 * @param rounds rounds that count
 * @param briefRounds those of cells that are measured more briefly
 * @param scale the part of the rows of a full run
 */
public record Effort(int warmups, int rounds, int briefRounds, double scale) {

    /** For numbers that are published. */
    public static final Effort FULL = new Effort(2, 5, 3, 1);

    /** For a look within minutes. */
    public static final Effort QUICK = new Effort(1, 3, 3, 0.67);

    public Effort {
        if (rounds < 1 || briefRounds < 1 || warmups < 0 || scale <= 0) {
            throw new IllegalArgumentException("at least one round, and some rows");
        }
    }

    /** Returns that of cells that are measured more briefly. */
    Effort brief() {
        return new Effort(Math.min(1, warmups), briefRounds, briefRounds, scale);
    }

    /** Returns the same with that number of rounds, whatever the cell. */
    public Effort withRounds(int number) {
        return new Effort(warmups, number, number, scale);
    }

    public Effort withScale(double factor) {
        return new Effort(warmups, rounds, briefRounds, factor);
    }
}
