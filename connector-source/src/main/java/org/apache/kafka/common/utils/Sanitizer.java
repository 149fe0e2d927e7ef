package org.apache.kafka.common.utils;

import java.util.regex.Pattern;
import javax.management.ObjectName;

/**
 * The quotes around values in the names of metrics, under the name by which Debezium 3.6 asks for them. Kafka 4.4 has its own
 * class of this name in another package; an older worker's wins over this one, see ADR 0041.
 */
public final class Sanitizer {

    /** What may stand in a name as it is, as in Kafka: the names of metrics do not depend on the worker's version. */
    private static final Pattern PLAIN = Pattern.compile("[\\w.%\\- \t]*");

    private Sanitizer() {}

    /** Returns the value as it stands in the name of a bean. */
    public static String jmxSanitize(String value) {
        return PLAIN.matcher(value).matches() ? value : ObjectName.quote(value);
    }
}
