package io.twoway.it.platform;

/** The newest Kafka and Connect that are supported: the module kafka-newest has their version. */
class NewestConnectIT extends MainPaths {

    NewestConnectIT() {
        super("kafka-newest");
    }
}
