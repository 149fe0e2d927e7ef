package io.twoway.source.config;

import io.twoway.config.Section;
import io.twoway.config.Setting;
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

    private static final String NAME = "[\\w-]+";
    private static final String PREFIX = NAMES + ".";
    private static final String TABLES = "tables";
    private static final String CONDITION = "condition";
    private static final String NAME_RULE = "letters, digits, '_' and '-'";
    private static final String SELECT_OVERRIDES = "snapshot.select.statement.overrides";

    private RowFilterKeys() {}

    /** The key that lists the names of conditions. */
    static Setting list() {
        return Setting.words(NAMES, "Row conditions")
                .byDefault("")
                .documented(
                        "Names of conditions on rows: only rows that meet the condition of their table travel, in the"
                                + " full load and as changes. The condition NAME has the keys `row.filter.NAME.tables` and"
                                + " `row.filter.NAME.condition`. The first condition that covers a table counts; of other tables"
                                + " all rows travel.");
    }

    /** Adds the keys of the conditions that the settings name. */
    static void define(ConfigDef def, Map<String, String> settings) {
        names(settings).stream().filter(name -> name.matches(NAME)).forEach(name -> new Section(
                        def, "Two-way: row condition " + name)
                .with(tables(key(name, TABLES)))
                .with(condition(conditionKey(name))));
    }

    private static Setting tables(String key) {
        return Setting.text(key, "Tables")
                .byDefault(null)
                .important(Importance.HIGH)
                .wide(Width.LONG)
                .documented("The tables of the condition, expressions as in `table.include.list`, by the names at this"
                        + " source. Required.");
    }

    private static Setting condition(String key) {
        return Setting.text(key, "Condition")
                .byDefault(null)
                .important(Importance.HIGH)
                .wide(Width.LONG)
                .documented(
                        "What must be true for a row: an expression as in `WHERE`, over the columns of that row. NULL"
                                + " is not true. Required.");
    }

    /** Returns the key of a condition's expression. */
    public static String conditionKey(String name) {
        return key(name, CONDITION);
    }

    /** Returns whether the key names the tables of a condition. */
    static boolean isTables(String key) {
        return key.startsWith(PREFIX) && key.endsWith("." + TABLES);
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
            if (name.matches(NAME)) {
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
