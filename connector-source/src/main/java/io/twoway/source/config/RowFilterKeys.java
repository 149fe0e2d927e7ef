package io.twoway.source.config;

import io.twoway.source.filter.ConditionText;
import io.twoway.source.filter.RowCondition;
import io.twoway.source.filter.RowFilter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Width;

/** The keys that say which rows travel: names of conditions, and for each name its tables and its expression. */
public final class RowFilterKeys {

    static final String NAMES = "row.filter";

    private static final String PREFIX = NAMES + ".";
    private static final String TABLES = "tables";
    private static final String CONDITION = "condition";
    private static final String NAME_RULE = "letters, digits, '_' and '-'";
    private static final String SELECT_OVERRIDES = "snapshot.select.statement.overrides";

    private RowFilterKeys() {}

    static void define(ConfigDef def) {
        def.define(
                NAMES,
                ConfigDef.Type.LIST,
                "",
                Importance.MEDIUM,
                "Names of conditions on rows: only rows that meet the condition of their table travel, in the full load and"
                        + " as changes. The condition NAME has the keys row.filter.NAME.tables, expressions as in"
                        + " table.include.list, and row.filter.NAME.condition, an expression as in WHERE over the columns of"
                        + " one row. The first condition that covers a table counts; of other tables all rows travel.",
                SourceKeys.GROUP,
                7,
                Width.MEDIUM,
                "Row conditions");
    }

    /** Returns the key of a condition's expression. */
    public static String conditionKey(String name) {
        return key(name, CONDITION);
    }

    /** Reads settings in which {@link #findings} found nothing. */
    static RowFilter of(Map<String, String> settings) {
        List<RowCondition> conditions = names(settings).stream()
                .map(name -> new RowCondition(
                        name,
                        RowCondition.tables(settings.get(key(name, TABLES))),
                        ConditionText.parse(settings.get(conditionKey(name)))))
                .toList();
        return new RowFilter(conditions, EffectiveSettings.bookkeeping(settings));
    }

    /** What can be told wrong from the settings alone. */
    static List<Finding> findings(Map<String, String> user) {
        Set<String> names = names(user);
        List<Finding> findings = new ArrayList<>();
        for (String name : names) {
            if (name.matches("[\\w-]+")) {
                check(user, key(name, TABLES), "the tables of this condition", RowCondition::tables, findings);
                check(user, conditionKey(name), "what must be true for a row", ConditionText::parse, findings);
            } else {
                findings.add(new Finding(NAMES, "'" + name + "' is no name. A name has " + NAME_RULE + "."));
            }
        }
        unknown(user, names, findings);
        if (!names.isEmpty() && !user.getOrDefault(SELECT_OVERRIDES, "").isBlank()) {
            findings.add(new Finding(
                    SELECT_OVERRIDES,
                    "Cannot be used together with " + NAMES + ", which selects the rows of the full load."));
        }
        return findings;
    }

    private static void check(
            Map<String, String> user, String key, String meaning, Consumer<String> parser, List<Finding> findings) {
        String value = user.getOrDefault(key, "");
        if (value.isBlank()) {
            findings.add(new Finding(key, "Required: " + meaning + "."));
            return;
        }
        try {
            parser.accept(value);
        } catch (IllegalArgumentException e) {
            findings.add(new Finding(key, e.getMessage()));
        }
    }

    private static void unknown(Map<String, String> user, Set<String> names, List<Finding> findings) {
        user.keySet().stream()
                .filter(key -> key.startsWith(PREFIX))
                .filter(key -> names.stream()
                        .noneMatch(name -> key.equals(key(name, TABLES)) || key.equals(conditionKey(name))))
                .forEach(key -> findings.add(new Finding(
                        key,
                        "No condition has this key. " + NAMES + " lists the names; each has '" + TABLES + "' and '"
                                + CONDITION + "'.")));
    }

    private static Set<String> names(Map<String, String> settings) {
        Set<String> names = new LinkedHashSet<>();
        Arrays.stream(settings.getOrDefault(NAMES, "").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(names::add);
        return names;
    }

    private static String key(String name, String suffix) {
        return PREFIX + name + "." + suffix;
    }
}
