package io.twoway.it.faults;

import java.time.Duration;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults in random combination under load: {@code mvn verify -Pfaults}. See docs/reliability.md. */
@Tag("long")
class RandomFaultsIT {

    private static final Duration TIME = Duration.ofMinutes(Integer.getInteger("twoway.faults.minutes", 10));

    /** The seeds that {@code twoway.faults.seeds} lists, or one that nobody chose. */
    static LongStream seeds() {
        String listed = System.getProperty("twoway.faults.seeds", String.valueOf(new Random().nextInt(1_000_000)));
        return Stream.of(listed.split(",")).mapToLong(seed -> Long.parseLong(seed.strip()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingIsLostOrAppliedTwiceOrSentBackWhateverFails(long seed) {
        new FaultSuite("faults-" + seed, seed, FaultPlan.random(seed, TIME)).run();
    }
}
