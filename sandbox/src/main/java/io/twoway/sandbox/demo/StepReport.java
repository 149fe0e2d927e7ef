package io.twoway.sandbox.demo;

import java.io.PrintStream;
import java.util.Locale;

/** Tells a person what is going on: numbered steps with the seconds since the command was given. */
public final class StepReport {

    /** Variables by which {@code bin/sandbox} hands over: when it began (seconds since 1970), how many steps it took. */
    static final String BEGAN_VARIABLE = "TWO_WAY_BEGAN";

    static final String STEPS_VARIABLE = "TWO_WAY_STEPS";

    private final PrintStream out;
    private final long began;
    private final int total;
    private int step;

    private StepReport(PrintStream out, long began, int step, int total) {
        this.out = out;
        this.began = began;
        this.step = step;
        this.total = total;
    }

    /** Returns a report that goes on where the script before it stopped. */
    public static StepReport continued(PrintStream out, int furtherSteps) {
        String began = System.getenv(BEGAN_VARIABLE);
        String steps = System.getenv(STEPS_VARIABLE);
        int earlier = steps == null ? 0 : Integer.parseInt(steps);
        long start = began == null ? System.currentTimeMillis() : Math.round(Double.parseDouble(began) * 1000);
        return new StepReport(out, start, earlier, earlier + furtherSteps);
    }

    /** Begins the next step. */
    public void step(String text) {
        step++;
        double seconds = (System.currentTimeMillis() - began) / 1000.0;
        out.println(String.format(Locale.ROOT, "[%2d/%d] %6.1f s  %s", step, total, seconds, text));
    }

    /** Says something about the step that is going on; the text may have several lines. */
    public void note(String text) {
        text.lines().forEach(line -> out.println("        " + line));
    }

    /** Prints an empty line. */
    public void gap() {
        out.println();
    }
}
