package io.twoway.it.containers;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The images that the tests of this package run, and what becomes of a test where they cannot. */
final class ContainerImages {

    /** Variable that makes a missing engine or image a failure. */
    static final String REQUIRED = "TWO_WAY_CONTAINERS_REQUIRED";

    static final String MYSQL = image("mysql", "TWO_WAY_MYSQL_IMAGE", "mysql:9.7");
    static final String KAFKA = image("kafka", "TWO_WAY_KAFKA_IMAGE", "apache/kafka:4.3.1");

    private ContainerImages() {}

    /** Skips a test, and says so, where no engine runs these images; with {@value #REQUIRED} it fails. */
    static void requireFor(String test) {
        ContainerEngine.obstacle(List.of(MYSQL, KAFKA)).ifPresent(obstacle -> skipOrFail(test, obstacle));
    }

    /** Skips a test that needs something else, in the same way. */
    static void skipOrFail(String test, String obstacle) {
        if ("true".equals(System.getenv(REQUIRED))) {
            throw new AssertionError(REQUIRED + " is set, but " + obstacle);
        }
        String message = test + " is SKIPPED: " + obstacle + ". To run it, start a Docker engine that has or can pull "
                + MYSQL + " and " + KAFKA + " (other images: -Dtwoway.mysql.image=, -Dtwoway.kafka.image=). "
                + REQUIRED + "=true makes this a failure.";
        System.err.println(message);
        Assumptions.abort(message);
    }

    /** The system property {@code twoway.NAME.image}, else the variable, else the default. */
    private static String image(String name, String variable, String byDefault) {
        return Optional.ofNullable(System.getProperty("twoway." + name + ".image"))
                .or(() -> Optional.ofNullable(System.getenv(variable)))
                .filter(image -> !image.isBlank())
                .orElse(byDefault);
    }
}
