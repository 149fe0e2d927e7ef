package io.twoway.it.types;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every type arrives exactly as JSON; docs/types.md says so. */
class TypesIT extends TypeTrial {

    private static final Path PAGE = Path.of("..", "docs", "types.md");
    private static final String RENEW = "types.write";

    TypesIT() {
        super(new Pair("types"));
    }

    @Override
    boolean triesEveryWay() {
        return true;
    }

    @Test
    void thePageTellsWhatWasSeen() throws IOException {
        String page = new Matrix(trip())
                .markdown(
                        types(), Stream.of(Refused.values()).map(Refused::line).toList());
        if (Boolean.getBoolean(RENEW)) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as("docs/types.md is stale. Renew it: bin/test TypesIT -D" + RENEW
                        + "=true, then look at the difference")
                .isEqualTo(page);
    }
}
