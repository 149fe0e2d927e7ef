package io.twoway.it.platform;

import java.util.Map;

/** The oldest Kafka and Connect that are supported: the module kafka-oldest has their version. */
class OldestConnectIT extends MainPaths {

    OldestConnectIT() {
        super("kafka-oldest", Map.of());
    }
}
