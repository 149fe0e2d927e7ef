package io.twoway.sink.config;

import io.twoway.config.Section;
import io.twoway.config.Setting;
import io.twoway.contract.SiteName;
import io.twoway.policy.ConflictSettings;
import io.twoway.policy.Detection;
import io.twoway.policy.Policy;
import io.twoway.policy.RuleKeys;
import io.twoway.policy.Tie;
import io.twoway.sink.conflict.Detector;
import io.twoway.sink.resolve.PolicyBook;
import io.twoway.sink.resolve.Resolver;
import io.twoway.sink.resolve.TieBreak;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigException;

/**
 * Settings of conflicts: what counts as one, and who wins it.
 *
 * @param detection what counts
 * @param tie who wins between equal values
 * @param policies what holds for which table
 */
public record ConflictConfig(Detection detection, TieBreak tie, PolicyBook policies) {

    public static final String SITE_PRIORITY = "site.priority";

    private static final Pattern ALIAS = Pattern.compile("[A-Za-z0-9_-]+");

    /** Returns the judge of this configuration. */
    public Detector detector() {
        return new Detector(detection);
    }

    /** Returns the resolver of this configuration. */
    public Resolver resolver() {
        return new Resolver(tie);
    }

    static void define(ConfigDef definition) {
        new Section(definition, "Conflicts")
                .with(policySetting())
                .with(detectionSetting())
                .with(sitePrioritySetting())
                .with(tieSetting())
                .with(rulesSetting());
    }

    /** Adds the keys of the rules that the properties name; a name that is none is refused by {@link ConflictSettings#RULES}. */
    static void defineRules(ConfigDef definition, Map<String, String> properties) {
        ConflictSettings.rules(properties)
                .distinct()
                .filter(keys -> ALIAS.matcher(keys.alias()).matches())
                .forEach(keys -> ConflictRuleConfig.define(definition, keys));
    }

    static void check(Draft draft) {
        checkSitePriority(draft);
        List<String> aliases = draft.words(ConflictSettings.RULES);
        aliases.forEach(alias -> ConflictRuleConfig.check(draft, new RuleKeys(alias)));
        RuleClashes.check(draft, aliases);
        draft.given().keySet().stream()
                .filter(key -> key.startsWith(ConflictSettings.PREFIX) && !draft.defines(key))
                .forEach(key -> refuseUnknown(draft, key));
    }

    static ConflictConfig of(Draft draft) {
        ConflictSettings settings = ConflictSettings.of(draft.given());
        return new ConflictConfig(
                settings.detection(), tie(settings.tie(), draft), new PolicyBook(settings.policy(), settings.rules()));
    }

    private static Setting policySetting() {
        return Setting.choice(ConflictSettings.POLICY, "Policy", ConflictSettings.POLICIES)
                .byDefault(ConflictSettings.DEFAULT_POLICY.label())
                .checked(ConfigDef.LambdaValidator.with(
                        ConflictConfig::checkGlobalPolicy, ConflictSettings.POLICIES::toString))
                .important(Importance.HIGH)
                .documented(
                        "What happens on a conflict in a table that no rule covers: `TaskFailed` stops the task (but for an "
                                + "UPDATE of a row that is missing, which is inserted, and a DELETE of one, which is done already), "
                                + "`Ignore` keeps the destination row, `Overwrite` takes the incoming row.");
    }

    private static Setting detectionSetting() {
        return Setting.choice(ConflictSettings.DETECTION, "Detection", ConflictSettings.DETECTIONS)
                .byDefault(ConflictSettings.DEFAULT_DETECTION.label())
                .documented("What counts as a conflict: `before_image` when the destination row is not what the "
                        + "origin had; `keys` only when a row is missing or a key is taken, which never sees "
                        + "two simultaneous updates of one row.");
    }

    private static Setting sitePrioritySetting() {
        return Setting.words(SITE_PRIORITY, "Site priority")
                .byDefault("")
                .checked(Parsable.of(SiteName::new, "site names, most important first"))
                .documented("All sites, most important first, the same list at every site. Decides when `UseMax` or "
                        + "`UseMin` finds equal values in different rows.")
                .shownIf(ConflictConfig::hasRules);
    }

    private static Setting tieSetting() {
        return Setting.choice(ConflictSettings.TIE, "Equal values", ConflictSettings.TIES)
                .byDefault(ConflictSettings.DEFAULT_TIE.label())
                .important(Importance.LOW)
                .documented(
                        "Who wins when `UseMax` or `UseMin` finds equal values: `site_priority` the site that comes "
                                + "first in `" + SITE_PRIORITY + "`, `keep` the destination row, so that the sites may "
                                + "end different.")
                .shownIf(ConflictConfig::hasRules);
    }

    private static Setting rulesSetting() {
        return Setting.words(ConflictSettings.RULES, "Rules")
                .byDefault("")
                .checked(Parsable.of(ConflictConfig::checkAlias, "names of letters, digits, '_' and '-'"))
                .documented("Names of rules, each for some tables. The rule NAME has the keys "
                        + "`conflict.NAME.tables` or `conflict.NAME.databases`, `conflict.NAME.policy`, "
                        + "`conflict.NAME.columns` and `conflict.NAME.scope`. For one table a rule for a column comes "
                        + "first, then a rule that names the table, then one that names its database, then `"
                        + ConflictSettings.POLICY
                        + "`. An exact name comes before one with `*`; of two names with `*` the rule listed first "
                        + "here counts. Rules hold for changes; a row of the full load never replaces a destination "
                        + "row.")
                .governing(List.of(SITE_PRIORITY, ConflictSettings.TIE));
    }

    private static boolean hasRules(Map<String, Object> parsed) {
        return parsed.get(ConflictSettings.RULES) instanceof List<?> rules && !rules.isEmpty();
    }

    private static TieBreak tie(Tie tie, Draft draft) {
        return switch (tie) {
            case SITE_PRIORITY ->
                new TieBreak.SitePriority(
                        sites(draft),
                        new SiteName(draft.text(SinkConfig.SITE_NAME).orElseThrow()));
            case KEEP -> new TieBreak.KeepStanding();
        };
    }

    private static void checkSitePriority(Draft draft) {
        List<String> sites = draft.words(SITE_PRIORITY);
        Optional<String> local = draft.text(SinkConfig.SITE_NAME);
        if (sites.size() == 1) {
            draft.refuse(SITE_PRIORITY, "name all sites: with one alone, two sites would both hold themselves first");
        } else if (!sites.isEmpty()
                && local.filter(site -> !sites.contains(site)).isPresent()) {
            draft.refuse(SITE_PRIORITY, "this site, " + local.get() + ", is missing");
        } else if (sites.isEmpty() && draft.isValid(SITE_PRIORITY)) {
            checkPriorityNotNeeded(draft);
        }
    }

    private static void checkPriorityNotNeeded(Draft draft) {
        if (draft.choice(ConflictSettings.TIE, ConflictSettings.TIES)
                .filter(Tie.SITE_PRIORITY::equals)
                .isEmpty()) {
            return;
        }
        draft.words(ConflictSettings.RULES).stream()
                .filter(alias -> ConflictRuleConfig.canTie(draft, new RuleKeys(alias)))
                .findFirst()
                .ifPresent(alias -> draft.refuse(
                        SITE_PRIORITY,
                        "rule '" + alias + "' can meet equal values: name all sites, most important first, or set "
                                + ConflictSettings.TIE + "=" + Tie.KEEP.label()));
    }

    private static void refuseUnknown(Draft draft, String key) {
        List<String> aliases = draft.words(ConflictSettings.RULES);
        draft.refuse(
                key,
                "there is no such setting. " + ConflictSettings.RULES
                        + (aliases.isEmpty() ? " names no rule" : " names " + aliases) + "; a rule has "
                        + RuleKeys.PARTS);
    }

    private static void checkGlobalPolicy(String key, Object value) {
        for (Policy policy : Policy.values()) {
            if (policy.compares() && policy.label().equalsIgnoreCase(String.valueOf(value))) {
                throw new ConfigException(
                        key,
                        value,
                        "it compares named columns, so it cannot hold for all tables: choose one of "
                                + ConflictSettings.POLICIES + " here, and name tables and columns in a rule ("
                                + ConflictSettings.RULES + ")");
            }
        }
        ConflictSettings.POLICIES.ensureValid(key, value);
    }

    private static List<SiteName> sites(Draft draft) {
        return draft.words(SITE_PRIORITY).stream().map(SiteName::new).toList();
    }

    private static void checkAlias(String text) {
        if (!ALIAS.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a name of letters, digits, '_' and '-'");
        }
    }
}
