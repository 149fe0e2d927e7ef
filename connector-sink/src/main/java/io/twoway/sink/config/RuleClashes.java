package io.twoway.sink.config;

import io.twoway.policy.PolicyRule;
import io.twoway.policy.RuleKeys;
import io.twoway.policy.RuleScope;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Finds rules that claim the same thing: two rules with one name for their tables, of which neither could be preferred. */
final class RuleClashes {

    private final Map<List<String>, String> owners = new HashMap<>();
    private final Draft draft;

    private RuleClashes(Draft draft) {
        this.draft = draft;
    }

    static void check(Draft draft, List<String> aliases) {
        RuleClashes clashes = new RuleClashes(draft);
        aliases.stream()
                .map(RuleKeys::new)
                .filter(keys -> ConflictRuleConfig.isValid(draft, keys))
                .forEach(clashes::claim);
    }

    private void claim(RuleKeys keys) {
        keys.read(draft.given()).ifPresent(rule -> Stream.of(keys.tables(), keys.databases())
                .forEach(key -> draft.words(key).forEach(name -> claim(rule, key, name))));
    }

    private void claim(PolicyRule rule, String key, String name) {
        for (String subject : subjects(rule)) {
            String owner = owners.putIfAbsent(List.of(name, subject), rule.alias());
            if (owner != null) {
                draft.refuse(key, "'%s' is in rule '%s' and in rule '%s'".formatted(name, owner, rule.alias()));
                return;
            }
        }
    }

    /** Two rules for different columns of one table do not clash, nor does either with the rule of its rows. */
    private static List<String> subjects(PolicyRule rule) {
        if (rule.scope() == RuleScope.ROW) {
            return List.of("");
        }
        return rule.columns().stream()
                .map(column -> column.toLowerCase(Locale.ROOT))
                .toList();
    }
}
