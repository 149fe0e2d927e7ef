package io.twoway.it.types;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every type arrives exactly, both ways, loaded and as every kind of change; docs/types.md says so. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TypesIT {

    private static final Path PAGE = Path.of("..", "docs", "types.md");
    private static final String RENEW = "types.write";

    private final Pair pair = new Pair("types");
    private final List<TypeCase> types = new ArrayList<>();
    private RoundTrip trip;

    @BeforeAll
    void sendEverythingBothWays() {
        types.addAll(NumberTypes.all());
        types.addAll(TemporalTypes.all());
        types.addAll(StringTypes.all());
        types.addAll(CharsetTypes.of(pair.a()));
        types.addAll(StructuredTypes.all());
        types.addAll(Attributes.all());
        // what is taken for a conflict, or refused, must not keep the rest from being looked at
        pair.withBothSinks(Map.of(
                "conflict.policy", "Overwrite",
                "errors.tolerance", "all",
                "errors.deadletterqueue.topic.name", "types-refused",
                "errors.deadletterqueue.topic.replication.factor", "1",
                "errors.log.enable", "true"));
        converters().forEach((key, value) -> pair.withAll(Map.of(key, value)));
        trip = new RoundTrip(pair, types);
        trip.run();
    }

    /** The converters of all four connectors; none means the worker's, which is JSON. */
    Map<String, String> converters() {
        return Map.of();
    }

    @AfterAll
    void stop() {
        pair.close();
    }

    Stream<TypeCase> types() {
        return types.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void everyValueArrivesAsItWas(TypeCase type) {
        for (Phase phase : Phase.values()) {
            assertThat(trip.findings(type, phase)).as(type + ", " + phase).isEmpty();
        }
    }

    @Test
    void thePageTellsWhatWasSeen() throws IOException {
        String page = new Matrix(trip)
                .markdown(types, Stream.of(Refused.values()).map(Refused::line).toList());
        if (Boolean.getBoolean(RENEW)) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as("docs/types.md is stale. Renew it: mvn verify -pl integration-tests -am -Dit.test=TypesIT -D"
                        + RENEW + "=true, then look at the difference")
                .isEqualTo(page);
    }
}
