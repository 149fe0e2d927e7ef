package io.twoway.source.config;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A Debezium setting that a two-way pair cannot have at all.
 *
 * @param keys the keys, as a pattern
 * @param reason what would go wrong, for the user
 */
record ForbiddenSetting(Pattern keys, String reason) {

    private static final String ONE_SHAPE = "the filter and the sink read Debezium's standard form";

    static final List<ForbiddenSetting> ALL = List.of(
            forbidden("column\\.(mask|truncate)\\..*", "an altered value would never equal its row at the peer again"),
            forbidden("message\\.key\\.columns", "the sink finds a row by its primary key"),
            forbidden("converters", "values must arrive exactly as MySQL has them"),
            forbidden("post\\.processors", "values must arrive exactly as MySQL has them"),
            forbidden(
                    "signal\\.(data\\.collection|kafka\\..*|file)",
                    "a signal could reload tables or move the binlog position behind the peer's back"),
            forbidden(
                    "notification\\.(enabled\\.channels|sink\\.topic\\.name)",
                    "notifications would mix with the changes in the stream"),
            forbidden("database\\.(protocol|jdbc\\.driver)", "the connector brings MySQL's own driver"),
            forbidden("topic\\.naming\\.strategy", "all records go to stream.topic"),
            forbidden("transaction\\.metadata\\.factory", ONE_SHAPE),
            forbidden("sourceinfo\\.struct\\.maker", ONE_SHAPE),
            forbidden(
                    "snapshot\\.mode\\.(custom|configuration)\\..*",
                    "only the built-in snapshot modes are known to be safe"),
            forbidden("datatype\\.propagate\\.source\\.type", "all columns' types are propagated already"));

    boolean matches(String key) {
        return keys.matcher(key).matches();
    }

    private static ForbiddenSetting forbidden(String keys, String reason) {
        return new ForbiddenSetting(Pattern.compile(keys), reason);
    }
}
