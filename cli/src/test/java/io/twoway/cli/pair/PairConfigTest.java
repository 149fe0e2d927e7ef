package io.twoway.cli.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairConfigTest {

    private static final ConnectorConfig SOURCE_A = source("a-source", "a", "forward");
    private static final ConnectorConfig SOURCE_B = source("b-source", "b", "reverse");
    private static final ConnectorConfig SINK_A = sink("a-sink", "a");
    private static final ConnectorConfig SINK_B = sink("b-sink", "b");

    @Test
    void theFourAreToldApartInAnyOrder() {
        List<ConnectorConfig> all = new ArrayList<>(List.of(SOURCE_A, SOURCE_B, SINK_A, SINK_B));
        IntStream.range(0, 10).forEach(seed -> {
            Collections.shuffle(all, new Random(seed));
            assertThat(PairConfig.of(all)).isEqualTo(new PairConfig(SOURCE_A, SINK_B, SOURCE_B, SINK_A));
        });
    }

    @Test
    void twoSitesThatFollowAThirdAreAPairWithoutALoad() {
        ConnectorConfig sourceC = source("c-source", "c", "reverse");
        ConnectorConfig sinkC = sink("c-sink", "c");
        PairConfig pair = PairConfig.of(List.of(sinkC, SOURCE_B, SINK_B, sourceC));

        assertThat(pair).isEqualTo(new PairConfig(SOURCE_B, sinkC, sourceC, SINK_B));
        assertThat(pair.hasLoad()).isFalse();
        assertThat(PairConfig.of(List.of(SOURCE_A, SOURCE_B, SINK_A, SINK_B)).hasLoad())
                .isTrue();
    }

    @Test
    void whatIsMissingOrThereTwiceIsNamed() {
        assertThatThrownBy(() -> PairConfig.of(List.of(SOURCE_A, SINK_A, SINK_B)))
                .hasMessageContainingAll("direction=reverse", "none");
        assertThatThrownBy(() -> PairConfig.of(List.of(SOURCE_A, SOURCE_B, SINK_A)))
                .hasMessageContainingAll("a sink with site.name=b", "b-source", "none");
        assertThatThrownBy(() -> PairConfig.of(List.of(SOURCE_A, SOURCE_B, SINK_A, sink("other", "a"))))
                .hasMessageContainingAll("a sink with site.name=", "none");
    }

    @Test
    void aSiteThatDoesNotFitIsNamedWithItsFileAndAllThatThereIs() {
        ConnectorConfig wrong = new ConnectorConfig(
                "b-sink", sink("b-sink", "c").settings(), Optional.of(Path.of("pair", "sink-b.json")));

        assertThatThrownBy(() -> PairConfig.of(List.of(SOURCE_A, SOURCE_B, SINK_A, wrong)))
                .hasMessageContainingAll(
                        "a sink with site.name=b, as in b-source; here is none.",
                        "a-sink has site.name=a.",
                        "pair/sink-b.json (b-sink) has site.name=c.",
                        "Source and sink of one server have the same site.name",
                        "no source is at the site of pair/sink-b.json (b-sink)");
    }

    @Test
    void twoSourcesOfOneSiteAreNoPair() {
        assertThatThrownBy(() -> PairConfig.of(List.of(SOURCE_A, source("b-source", "a", "reverse"), SINK_A, SINK_B)))
                .hasMessageContainingAll("a-source has site.name=a, and so has b-source", "Correct site.name");
    }

    @Test
    void sourcesOfOneDirectionAreNamedWithIt() {
        assertThatThrownBy(() -> PairConfig.of(List.of(SOURCE_A, source("b-source", "b", "forward"), SINK_A, SINK_B)))
                .hasMessageContainingAll(
                        "here are a-source and b-source.",
                        "a-source has direction=forward.",
                        "b-source has direction=forward.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"io.twoway.source.TwoWayMySqlSourceConnector", "TwoWayMySqlSourceConnector", "TwoWayMySqlSource"
            })
    void theClassMayBeWrittenAsConnectTakesIt(String name) {
        assertThat(new ConnectorConfig("x", Map.of("connector.class", name)).isSource())
                .isTrue();
    }

    private static ConnectorConfig source(String name, String site, String direction) {
        return new ConnectorConfig(
                name, Map.of("connector.class", "TwoWayMySqlSource", "site.name", site, "direction", direction));
    }

    private static ConnectorConfig sink(String name, String site) {
        return new ConnectorConfig(name, Map.of("connector.class", "TwoWayMySqlSink", "site.name", site));
    }
}
