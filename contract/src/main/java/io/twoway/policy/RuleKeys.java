package io.twoway.policy;

import io.twoway.config.Choice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keys of one conflict rule, {@code conflict.<alias>.*}.
 *
 * @param alias the rule's name in {@code conflict.rules}
 */
public record RuleKeys(String alias) {

    /** The last parts of all keys of a rule. */
    public static final List<String> PARTS = List.of("tables", "databases", "policy", "columns", "scope");

    public static final Choice<Policy> POLICIES = Choice.of(List.of(Policy.values()), Policy::label);
    public static final Choice<RuleScope> SCOPES = Choice.of(List.of(RuleScope.values()), RuleScope::label);
    public static final RuleScope DEFAULT_SCOPE = RuleScope.ROW;

    public String tables() {
        return key("tables");
    }

    public String databases() {
        return key("databases");
    }

    public String policy() {
        return key("policy");
    }

    public String columns() {
        return key("columns");
    }

    public String scope() {
        return key("scope");
    }

    /** Returns all keys of the rule. */
    public Stream<String> all() {
        return PARTS.stream().map(this::key);
    }

    /** Reads the rule; empty when the sink refuses it, because a part is missing or has no such value. */
    public Optional<PolicyRule> read(Map<String, String> settings) {
        Optional<Policy> policy = POLICIES.find(ConflictSettings.text(settings, policy()));
        String extent = ConflictSettings.text(settings, scope());
        Optional<RuleScope> scope = extent.isEmpty() ? Optional.of(DEFAULT_SCOPE) : SCOPES.find(extent);
        List<String> columns = ConflictSettings.words(settings, columns());
        return target(settings)
                .filter(target -> policy.isPresent() && scope.isPresent())
                .filter(target -> !columns.isEmpty() || !PolicyRule.needsColumns(policy.get(), scope.get()))
                .map(target -> new PolicyRule(alias, target, policy.get(), columns, scope.get()));
    }

    /** Reads which tables the rule is for; empty when a name is no name of a table. */
    public Optional<RuleTarget> target(Map<String, String> settings) {
        List<String> tables = ConflictSettings.words(settings, tables());
        if (!tables.stream().allMatch(TablePattern::isWhole)) {
            return Optional.empty();
        }
        return Optional.of(
                tables.isEmpty()
                        ? new RuleTarget.Databases(ConflictSettings.words(settings, databases()).stream()
                                .map(NamePattern::new)
                                .toList())
                        : new RuleTarget.Tables(
                                tables.stream().map(TablePattern::parse).toList()));
    }

    private String key(String part) {
        return ConflictSettings.PREFIX + alias + "." + part;
    }
}
