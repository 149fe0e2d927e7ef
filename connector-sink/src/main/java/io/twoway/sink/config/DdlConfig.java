package io.twoway.sink.config;

import io.twoway.config.Choice;
import io.twoway.config.Section;
import io.twoway.config.Setting;
import io.twoway.sink.ddl.DdlRules;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.config.ConfigDef;

/** Settings for the statements that the origin sends, and for those by which a full load describes its tables. */
final class DdlConfig {

    static final String APPLY = "ddl.apply";
    static final String FAILURE = "ddl.failure";

    static final String EXISTING = "load.existing.tables";
    static final String ENGINE = "ddl.engine";

    private static final Choice<DdlRules.Apply> APPLIES = Choice.of(List.of(DdlRules.Apply.values()), DdlConfig::label);
    private static final Choice<DdlRules.Failure> FAILURES =
            Choice.of(List.of(DdlRules.Failure.values()), DdlConfig::label);

    private static final Choice<DdlRules.Existing> EXISTINGS =
            Choice.of(List.of(DdlRules.Existing.values()), DdlConfig::label);

    private static final Choice<DdlRules.Engine> ENGINES =
            Choice.of(List.of(DdlRules.Engine.values()), DdlConfig::label);

    private DdlConfig() {}

    static void define(ConfigDef definition) {
        new Section(definition, "DDL")
                .with(Setting.choice(APPLY, "DDL that is run", APPLIES)
                        .byDefault(label(DdlRules.Apply.ALL))
                        .documented(
                                "`all` runs the DDL that the origin sends, TRUNCATE included; `none` runs none of it, "
                                        + "but creates what the full load needs. What is skipped is counted, logged and listed "
                                        + "in `ddl_log`."))
                .with(Setting.choice(FAILURE, "DDL that fails", FAILURES)
                        .byDefault(label(DdlRules.Failure.CONTINUE))
                        .documented(
                                "What happens when DDL fails at the destination. It is counted, logged and listed in "
                                        + "`ddl_log`; then `continue` goes on with the stream, and `stop` fails the task until a "
                                        + "person has decided."))
                .with(Setting.choice(ENGINE, "Storage engine", ENGINES)
                        .byDefault(label(DdlRules.Engine.INNODB))
                        .documented(
                                "The storage engine of tables that DDL or the full load makes or alters here. `innodb` takes "
                                        + "InnoDB in the place of an engine without transactions, such as MyISAM or MEMORY: a sink "
                                        + "writes to no table that has one; and refuses MERGE, FEDERATED and BLACKHOLE. `keep` takes the one that the statement names; rows of "
                                        + "such a table then stop the task until somebody alters it."))
                .with(Setting.choice(EXISTING, "Tables that exist before the load", EXISTINGS)
                        .byDefault(label(DdlRules.Existing.KEEP))
                        .documented(
                                "What becomes of a table of the full load that is at the destination already. `keep` "
                                        + "leaves it and its rows as they are and adds the rows that are missing; `refuse` fails "
                                        + "the task before a row of it is loaded. A table that the same stream created is no such "
                                        + "table."));
    }

    static DdlRules of(Draft draft) {
        return new DdlRules(
                draft.choice(APPLY, APPLIES).orElseThrow(),
                draft.choice(FAILURE, FAILURES).orElseThrow(),
                draft.choice(EXISTING, EXISTINGS).orElseThrow(),
                draft.choice(ENGINE, ENGINES).orElseThrow());
    }

    private static String label(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
