package io.twoway.it.types;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.AvroConverters;
import io.twoway.it.pair.Pair;
import io.twoway.it.pair.TestServers;
import org.junit.jupiter.api.Test;

/** Every type arrives exactly as Avro too, where each table has its schemas in a registry. */
class TypesAvroIT extends TypeTrial {

    TypesAvroIT() {
        super(new Pair("typesavro").withAll(AvroConverters.of(TestServers.shared())));
    }

    @Test
    void eachTableHasItsOwnSchemaForEachDirection() {
        assertThat(TestServers.shared().schemaRegistry().subjects())
                .contains("typesavro-a-typesavro_a.typesavro.numbers_bigint.Envelope")
                .contains("typesavro-b-typesavro_b.typesavro.numbers_bigint.Envelope");
    }
}
