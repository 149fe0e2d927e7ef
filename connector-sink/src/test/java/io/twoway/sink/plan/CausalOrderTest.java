package io.twoway.sink.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.SeenOffsets;
import io.twoway.contract.SiteName;
import io.twoway.sink.change.ChangeOrigin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CausalOrderTest {

    private final Map<String, Long> applied = new TreeMap<>();
    private final List<String> looks = new ArrayList<>();
    private final CausalOrder order = new CausalOrder(List.of("a", "d"), this::look);

    @Test
    void aWorkWhoseWriterSawNothingWaitsForNothing() {
        assertThat(order.lag(work(""))).isEmpty();
    }

    @Test
    void aWorkWaitsUntilWhatItsWriterSawIsApplied() {
        assertThat(order.lag(work("a=10"))).contains(new StreamLag("a", 10, 0));
        applied.put("a", 9L);
        assertThat(order.lag(work("a=10"))).contains(new StreamLag("a", 10, 9));
        applied.put("a", 10L);
        assertThat(order.lag(work("a=10"))).isEmpty();
    }

    @Test
    void everyStreamMustBeFarEnough() {
        applied.putAll(Map.of("a", 10L, "d", 4L));
        assertThat(order.lag(work("a=10,d=5"))).contains(new StreamLag("d", 5, 4));
        applied.put("d", 7L);
        assertThat(order.lag(work("a=10,d=5"))).isEmpty();
    }

    @Test
    void streamsThatDoNotComeHereAreNotWaitedFor() {
        assertThat(order.lag(work("b=1000,c=1000"))).isEmpty();
    }

    @Test
    void worksBehindOneThatWaitsWaitToo() {
        applied.put("a", 10L);
        Work first = work("a=10");

        assertThat(order.ready(List.of(first, work("a=11"), work("a=5")))).containsExactly(first);
    }

    @Test
    void theServerIsAskedOnlyWhenWhatIsKnownIsNotEnough() {
        applied.put("a", 10L);
        order.ready(List.of(work("a=8"), work("a=9"), work("a=10")));

        assertThat(looks).containsExactly("a");
    }

    @Test
    void whatAWorkWaitsForIsKnownWithoutAskingAgain() {
        applied.put("a", 9L);
        Work waiting = work("a=10");
        order.ready(List.of(waiting));
        looks.clear();

        assertThat(order.knownLag(waiting)).contains(new StreamLag("a", 10, 9));
        assertThat(looks).isEmpty();
    }

    private OptionalLong look(String stream) {
        looks.add(stream);
        return applied.containsKey(stream) ? OptionalLong.of(applied.get(stream)) : OptionalLong.empty();
    }

    private static Work work(String seen) {
        SiteName site = new SiteName("b");
        ChangeOrigin origin = new ChangeOrigin("b", 0, 1, site, 0, false, false, SeenOffsets.parse(seen));
        return new Work.Heartbeat(origin, Watermark.START);
    }
}
