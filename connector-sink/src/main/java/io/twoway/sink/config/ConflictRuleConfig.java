package io.twoway.sink.config;

import io.twoway.config.Choice;
import io.twoway.config.Section;
import io.twoway.config.Setting;
import io.twoway.policy.NamePattern;
import io.twoway.policy.Policy;
import io.twoway.policy.PolicyRule;
import io.twoway.policy.RuleScope;
import io.twoway.policy.RuleTarget;
import io.twoway.policy.TablePattern;
import io.twoway.precheck.facts.ServerNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/** The keys of one conflict rule, {@code conflict.<alias>.*}, as they are for each name in {@code conflict.rules}. */
final class ConflictRuleConfig {

    static final String TABLES = "tables";
    static final String DATABASES = "databases";
    static final String POLICY = "policy";
    static final String COLUMNS = "columns";
    static final String SCOPE = "scope";

    static final List<String> SUFFIXES = List.of(TABLES, DATABASES, POLICY, COLUMNS, SCOPE);

    /** A list for a person to choose from. */
    private static final int MOST_OFFERED = 1000;

    private static final Choice<Policy> POLICIES = Choice.of(List.of(Policy.values()), Policy::label);
    private static final Choice<RuleScope> SCOPES = Choice.of(List.of(RuleScope.values()), RuleScope::label);

    private ConflictRuleConfig() {}

    static String key(String alias, String suffix) {
        return ConflictConfig.PREFIX + alias + "." + suffix;
    }

    static void define(ConfigDef definition, String alias) {
        new Section(definition, "Conflict rule " + alias)
                .with(tablesSetting(key(alias, TABLES)))
                .with(databasesSetting(key(alias, DATABASES)))
                .with(policySetting(key(alias, POLICY)).governing(List.of(key(alias, COLUMNS))))
                .with(columnsSetting(key(alias, COLUMNS)).shownIf(parsed -> looksAtColumns(parsed, alias)))
                .with(scopeSetting(key(alias, SCOPE)).governing(List.of(key(alias, COLUMNS))));
    }

    static void check(Draft draft, String alias) {
        checkTarget(draft, alias);
        checkColumns(draft, alias);
    }

    /** Returns whether the rule is whole, so that {@link #of} can be called. */
    static boolean isValid(Draft draft, String alias) {
        return SUFFIXES.stream().allMatch(suffix -> draft.isValid(key(alias, suffix)));
    }

    /** Returns whether the rule can find two different rows equal: a single column that is equal is no tie. */
    static boolean canTie(Draft draft, String alias) {
        return policy(draft, alias).filter(Policy::compares).isPresent()
                && scope(draft, alias).filter(RuleScope.ROW::equals).isPresent();
    }

    static PolicyRule of(Draft draft, String alias) {
        return new PolicyRule(
                alias,
                target(draft, alias),
                policy(draft, alias).orElseThrow(),
                draft.words(key(alias, COLUMNS)),
                scope(draft, alias).orElseThrow());
    }

    /** Offers the server's tables and databases, and the columns of the tables that the rule names. */
    static void offer(Draft draft, String alias, ServerNames names) {
        draft.offer(
                key(alias, TABLES),
                names.tables().limit(MOST_OFFERED).map(Object::toString).toList());
        draft.offer(key(alias, DATABASES), names.databases().limit(MOST_OFFERED).toList());
        RuleTarget target = target(draft, alias);
        draft.offer(
                key(alias, COLUMNS),
                names.columns().entrySet().stream()
                        .filter(table -> target.match(table.getKey()).isPresent())
                        .flatMap(table -> table.getValue().stream())
                        .distinct()
                        .limit(MOST_OFFERED)
                        .toList());
    }

    private static Setting tablesSetting(String key) {
        return Setting.words(key, "Tables")
                .byDefault("")
                .checked(Form.of(TablePattern::parse, "names of the form database.table"))
                .documented("Tables of this rule, as `database.table` by their names at the destination; `*` stands "
                        + "for any characters. Either this or `databases`.");
    }

    private static Setting databasesSetting(String key) {
        return Setting.words(key, "Databases")
                .byDefault("")
                .checked(Form.of(NamePattern::new, "names of databases"))
                .documented("Databases of this rule, by their names at the destination; `*` stands for any "
                        + "characters. Either this or `tables`.");
    }

    private static Setting policySetting(String key) {
        return Setting.choice(key, "Policy", POLICIES)
                .important(Importance.HIGH)
                .documented("What happens on a conflict: `TaskFailed` stops the task, `Ignore` keeps the destination "
                        + "row, `Overwrite` takes the incoming row, `UseMax` and `UseMin` take the row that is "
                        + "greater or smaller in the named columns.");
    }

    private static Setting columnsSetting(String key) {
        return Setting.words(key, "Columns")
                .byDefault("")
                .checked(Form.of(name -> {}, "names of columns"))
                .documented("What `UseMax` and `UseMin` compare, most important first; with `scope` `column`, which "
                        + "columns the policy decides.");
    }

    private static Setting scopeSetting(String key) {
        return Setting.choice(key, "Scope", SCOPES)
                .byDefault(RuleScope.ROW.label())
                .documented("`row`: the policy decides the whole row. `column`: it decides each named column by "
                        + "itself, and the rest of the row follows the next rule that holds for the table.");
    }

    private static boolean looksAtColumns(Map<String, Object> parsed, String alias) {
        boolean compares = Stream.of(Policy.values()).filter(Policy::compares).anyMatch(policy -> policy.label()
                .equalsIgnoreCase(String.valueOf(parsed.get(key(alias, POLICY)))));
        return compares || RuleScope.COLUMN.label().equalsIgnoreCase(String.valueOf(parsed.get(key(alias, SCOPE))));
    }

    private static RuleTarget target(Draft draft, String alias) {
        List<String> tables = draft.words(key(alias, TABLES));
        if (!tables.isEmpty()) {
            return new RuleTarget.Tables(
                    tables.stream().map(TablePattern::parse).toList());
        }
        return new RuleTarget.Databases(draft.words(key(alias, DATABASES)).stream()
                .map(NamePattern::new)
                .toList());
    }

    private static void checkTarget(Draft draft, String alias) {
        boolean tables = draft.raw(key(alias, TABLES)).isPresent();
        boolean databases = draft.raw(key(alias, DATABASES)).isPresent();
        if (!tables && !databases) {
            draft.refuse(
                    key(alias, TABLES), "name the tables of the rule here, or databases in " + key(alias, DATABASES));
        } else if (tables && databases) {
            draft.refuse(key(alias, DATABASES), "a rule is for tables or for databases: make two rules");
        }
    }

    private static void checkColumns(Draft draft, String alias) {
        Optional<Policy> policy = policy(draft, alias);
        Optional<RuleScope> scope = scope(draft, alias);
        String columns = key(alias, COLUMNS);
        if (policy.isEmpty() || scope.isEmpty() || !draft.isValid(columns)) {
            return;
        }
        boolean needed = policy.get().compares() || scope.get() == RuleScope.COLUMN;
        if (needed && draft.words(columns).isEmpty()) {
            draft.refuse(columns, "name at least one column: " + reason(policy.get()));
        } else if (!needed && !draft.words(columns).isEmpty()) {
            draft.refuse(
                    columns,
                    policy.get().label() + " decides the whole row and looks at no column: leave it empty, or set "
                            + key(alias, SCOPE) + "=column");
        }
    }

    private static String reason(Policy policy) {
        return policy.compares() ? policy.label() + " compares columns" : "scope=column decides columns";
    }

    private static Optional<Policy> policy(Draft draft, String alias) {
        return draft.choice(key(alias, POLICY), POLICIES);
    }

    private static Optional<RuleScope> scope(Draft draft, String alias) {
        return draft.choice(key(alias, SCOPE), SCOPES);
    }
}
