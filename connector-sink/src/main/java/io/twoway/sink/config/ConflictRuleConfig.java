package io.twoway.sink.config;

import io.twoway.config.Section;
import io.twoway.config.Setting;
import io.twoway.policy.NamePattern;
import io.twoway.policy.Policy;
import io.twoway.policy.PolicyRule;
import io.twoway.policy.RuleKeys;
import io.twoway.policy.RuleScope;
import io.twoway.policy.RuleTarget;
import io.twoway.policy.TablePattern;
import io.twoway.precheck.facts.ServerNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/** The keys of one conflict rule, {@code conflict.<alias>.*}, as they are for each name in {@code conflict.rules}. */
final class ConflictRuleConfig {

    /** A list for a person to choose from. */
    private static final int MOST_OFFERED = 1000;

    private ConflictRuleConfig() {}

    static void define(ConfigDef definition, RuleKeys keys) {
        new Section(definition, "Conflict rule " + keys.alias())
                .with(tablesSetting(keys.tables()))
                .with(databasesSetting(keys.databases()))
                .with(policySetting(keys.policy()).governing(List.of(keys.columns())))
                .with(columnsSetting(keys.columns()).shownIf(parsed -> looksAtColumns(parsed, keys)))
                .with(scopeSetting(keys.scope()).governing(List.of(keys.columns())));
    }

    static void check(Draft draft, RuleKeys keys) {
        checkTarget(draft, keys);
        checkColumns(draft, keys);
    }

    /** Returns whether the rule is whole. */
    static boolean isValid(Draft draft, RuleKeys keys) {
        return keys.all().allMatch(draft::isValid);
    }

    /** Returns whether the rule can find two different rows equal: a single column that is equal is no tie. */
    static boolean canTie(Draft draft, RuleKeys keys) {
        return policy(draft, keys).filter(Policy::compares).isPresent()
                && scope(draft, keys).filter(RuleScope.ROW::equals).isPresent();
    }

    /** Offers the server's tables and databases, and the columns of the tables that the rule names. */
    static void offer(Draft draft, RuleKeys keys, ServerNames names) {
        draft.offer(
                keys.tables(),
                names.tables().limit(MOST_OFFERED).map(Object::toString).toList());
        draft.offer(keys.databases(), names.databases().limit(MOST_OFFERED).toList());
        Optional<RuleTarget> target = keys.target(draft.given());
        draft.offer(
                keys.columns(),
                names.columns().entrySet().stream()
                        .filter(table -> target.flatMap(rule -> rule.match(table.getKey()))
                                .isPresent())
                        .flatMap(table -> table.getValue().stream())
                        .distinct()
                        .limit(MOST_OFFERED)
                        .toList());
    }

    private static Setting tablesSetting(String key) {
        return Setting.words(key, "Tables")
                .byDefault("")
                .checked(Parsable.of(TablePattern::parse, "names of the form database.table"))
                .documented("Tables of this rule, as `database.table` by their names at the destination; `*` stands "
                        + "for any characters. Either this or `databases`.");
    }

    private static Setting databasesSetting(String key) {
        return Setting.words(key, "Databases")
                .byDefault("")
                .checked(Parsable.of(NamePattern::new, "names of databases"))
                .documented("Databases of this rule, by their names at the destination; `*` stands for any "
                        + "characters. Either this or `tables`.");
    }

    private static Setting policySetting(String key) {
        return Setting.choice(key, "Policy", RuleKeys.POLICIES)
                .important(Importance.HIGH)
                .documented("What happens on a conflict: `TaskFailed` stops the task, `Ignore` keeps the destination "
                        + "row, `Overwrite` takes the incoming row, `UseMax` and `UseMin` take the row that is "
                        + "greater or smaller in the named columns.");
    }

    private static Setting columnsSetting(String key) {
        return Setting.words(key, "Columns")
                .byDefault("")
                .checked(Parsable.of(name -> {}, "names of columns"))
                .documented("What `UseMax` and `UseMin` compare, most important first; with `scope` `column`, which "
                        + "columns the policy decides.");
    }

    private static Setting scopeSetting(String key) {
        return Setting.choice(key, "Scope", RuleKeys.SCOPES)
                .byDefault(RuleKeys.DEFAULT_SCOPE.label())
                .documented("`row`: the policy decides the whole row. `column`: it decides each named column by "
                        + "itself, and the rest of the row follows the next rule that holds for the table.");
    }

    private static boolean looksAtColumns(Map<String, Object> parsed, RuleKeys keys) {
        Optional<Policy> policy = RuleKeys.POLICIES.find(String.valueOf(parsed.get(keys.policy())));
        Optional<RuleScope> scope = RuleKeys.SCOPES.find(String.valueOf(parsed.get(keys.scope())));
        return policy.filter(Policy::compares).isPresent()
                || scope.filter(RuleScope.COLUMN::equals).isPresent();
    }

    private static void checkTarget(Draft draft, RuleKeys keys) {
        boolean tables = draft.raw(keys.tables()).isPresent();
        boolean databases = draft.raw(keys.databases()).isPresent();
        if (!tables && !databases) {
            draft.refuse(keys.tables(), "name the tables of the rule here, or databases in " + keys.databases());
        } else if (tables && databases) {
            draft.refuse(keys.databases(), "a rule is for tables or for databases: make two rules");
        }
    }

    private static void checkColumns(Draft draft, RuleKeys keys) {
        Optional<Policy> policy = policy(draft, keys);
        Optional<RuleScope> scope = scope(draft, keys);
        String columns = keys.columns();
        if (policy.isEmpty() || scope.isEmpty() || !draft.isValid(columns)) {
            return;
        }
        boolean needed = PolicyRule.needsColumns(policy.get(), scope.get());
        if (needed && draft.words(columns).isEmpty()) {
            draft.refuse(columns, "name at least one column: " + reason(policy.get()));
        } else if (!needed && !draft.words(columns).isEmpty()) {
            draft.refuse(
                    columns,
                    policy.get().label() + " decides the whole row and looks at no column: leave it empty, or set "
                            + keys.scope() + "=column");
        }
    }

    private static String reason(Policy policy) {
        return policy.compares() ? policy.label() + " compares columns" : "scope=column decides columns";
    }

    private static Optional<Policy> policy(Draft draft, RuleKeys keys) {
        return draft.choice(keys.policy(), RuleKeys.POLICIES);
    }

    private static Optional<RuleScope> scope(Draft draft, RuleKeys keys) {
        return draft.choice(keys.scope(), RuleKeys.SCOPES);
    }
}
