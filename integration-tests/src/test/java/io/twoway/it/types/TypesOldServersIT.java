package io.twoway.it.types;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.TestServers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every type of MySQL 8.0.15, the oldest that is supported, travels to the newest and back. */
class TypesOldServersIT extends TypeTrial {

    TypesOldServersIT() {
        super(Pair.between(
                "typesold", TestServers.shared().oldestA(), TestServers.shared().b()));
    }

    @Override
    boolean isKnownToChange(TypeCase type) {
        return type.title().contains(StructuredTypes.MISREAD_BY_OLD_SERVERS);
    }

    @Test
    void numberInJsonThatTheOldServerMisreadsReachesTheNewOneExactly() {
        List<TypeCase> misread = types().stream().filter(this::isKnownToChange).toList();
        assertThat(misread).singleElement().satisfies(type -> {
            for (Phase phase : List.of(Phase.INSERT_FORWARD, Phase.UPDATE_FORWARD, Phase.DELETE_FORWARD)) {
                assertThat(trip().findings(type, phase)).as(phase.title()).isEmpty();
            }
        });
    }
}
