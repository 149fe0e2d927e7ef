package io.twoway.cli.kafka;

import java.time.Duration;
import org.apache.kafka.common.KafkaException;

/** Reports that no broker of a cluster answers. */
public final class AwayException extends KafkaException {

    private static final long serialVersionUID = 1L;

    AwayException(String address, Duration patience) {
        super("Kafka at " + address + " did not answer within " + patience.toSeconds() + " s");
    }
}
