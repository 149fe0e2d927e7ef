package io.twoway.it.types;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.AvroConverters;
import io.twoway.it.pair.Pair;
import io.twoway.it.pair.TestServers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every type arrives exactly as Avro too, where each table has its schemas in a registry. */
class TypesAvroIT extends TypeTrial {

    TypesAvroIT() {
        super(new Pair("typesavro").withAll(AvroConverters.of(TestServers.shared())));
    }

    @Test
    void eachTableHasItsOwnSchemaForEachDirection() {
        for (String site : List.of("a", "b")) {
            assertThat(TestServers.shared()
                            .schemaRegistry()
                            .hasSubject(
                                    "typesavro-" + site + "-typesavro_" + site + ".typesavro.numbers_bigint.Envelope"))
                    .isTrue();
        }
    }
}
