package io.twoway.it.types;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sends every type through a pair, both ways, loaded and as every kind of change. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TypeTrial {

    private final Pair pair;
    private final List<TypeCase> types = new ArrayList<>();
    private RoundTrip trip;

    /**
     * Makes a trial of all types that site A has.
     *
     * @param pair not started yet, with all its settings but those of conflicts and errors
     */
    TypeTrial(Pair pair) {
        this.pair = pair;
    }

    @BeforeAll
    void sendEverythingBothWays() {
        // the values of types without a character set are in all languages, whatever the server's own is
        pair.a().execute("ALTER DATABASE " + pair.table("").replace(".", "") + " CHARACTER SET utf8mb4");
        types.addAll(NumberTypes.all());
        types.addAll(TemporalTypes.all());
        types.addAll(StringTypes.all());
        types.addAll(CharsetTypes.of(pair.a()));
        types.addAll(StructuredTypes.all());
        types.addAll(Attributes.all());
        types.addAll(SpellingTypes.all());
        String oldest = pair.a().value("SELECT VERSION()");
        types.removeIf(type -> !type.isIn(oldest));
        // what is taken for a conflict, or refused, must not keep the rest from being looked at
        pair.withBothSinks(Map.of(
                "conflict.policy", "Overwrite",
                "errors.tolerance", "all",
                "errors.deadletterqueue.topic.name", pair.a().name() + "-refused",
                "errors.deadletterqueue.topic.replication.factor", "1",
                "errors.log.enable", "true"));
        trip = new RoundTrip(pair, trials());
        trip.run();
    }

    private List<Trial> trials() {
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            TypeCase type = types.get(i);
            Way.of(type, i)
                    .filter(way -> triesEveryWay() || !way.alters())
                    .map(way -> new Trial(type, way))
                    .forEach(trials::add);
        }
        return trials;
    }

    /** Returns whether columns are also made by ALTER TABLE, which takes some time. */
    boolean triesEveryWay() {
        return false;
    }

    @AfterAll
    void stop() {
        pair.close();
    }

    final Pair pair() {
        return pair;
    }

    final RoundTrip trip() {
        return trip;
    }

    final List<TypeCase> types() {
        return types;
    }

    Stream<TypeCase> everyType() {
        return types.stream().filter(type -> !isKnownToChange(type));
    }

    /** Returns whether a server of this pair is known to change values of this type by itself. */
    boolean isKnownToChange(TypeCase type) {
        return false;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyType")
    void everyValueArrivesAsItWas(TypeCase type) {
        for (Way way : Way.values()) {
            Trial trial = new Trial(type, way);
            for (Phase phase : Phase.values()) {
                assertThat(trip.findings(trial, phase)).as(trial + ", " + phase).isEmpty();
            }
        }
    }
}
