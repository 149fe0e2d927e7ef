package io.twoway.sink.config;

import io.twoway.config.Choice;
import io.twoway.config.Section;
import io.twoway.config.Setting;
import io.twoway.sink.change.GeneratedDifference;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.config.ConfigDef;

/** Setting for rows of which MySQL computes something else than at the origin. */
final class GeneratedConfig {

    static final String DIFFERENCE = "generated.difference";

    private static final Choice<GeneratedDifference> DIFFERENCES =
            Choice.of(List.of(GeneratedDifference.values()), word -> word.name().toLowerCase(Locale.ROOT));

    private GeneratedConfig() {}

    static void define(ConfigDef definition) {
        new Section(definition, "Generated columns")
                .with(Setting.choice(DIFFERENCE, "Generated column that differs", DIFFERENCES)
                        .byDefault("stop")
                        .documented(
                                "What happens when MySQL computes another value of a stored or indexed generated column "
                                        + "here than it did at the origin, in whatever time zone. `stop` stops before the row is "
                                        + "written, like any row that cannot be applied; `accept` logs it, writes the row and compares "
                                        + "the table's generated columns no more."));
    }

    static GeneratedDifference of(Draft draft) {
        return draft.choice(DIFFERENCE, DIFFERENCES).orElseThrow();
    }
}
