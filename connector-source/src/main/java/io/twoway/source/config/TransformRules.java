package io.twoway.source.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules on transforms: the OriginFilter is the first, stands there once and knows the bookkeeping database. */
final class TransformRules {

    static final String TRANSFORMS = "transforms";

    private static final String FILTER = "io.twoway.smt.OriginFilter";
    private static final String ALIAS = "OriginFilter";

    private TransformRules() {}

    static List<Finding> findings(Map<String, String> user) {
        List<String> chain = Arrays.stream(user.getOrDefault(TRANSFORMS, "").split(","))
                .map(String::strip)
                .toList();
        List<String> filters = chain.stream()
                .filter(name -> isFilter(user.get(setting(name, "type"))))
                .toList();
        if (filters.size() == 1) {
            List<Finding> findings = filterFindings(user, chain, filters.get(0));
            endFinding(user, chain).ifPresent(findings::add);
            return findings;
        }
        String message = filters.isEmpty()
                ? "The OriginFilter is missing: without it every change would come back as a loop. Add 'origin' here and set"
                        + " transforms.origin.type=" + FILTER + "."
                : "The OriginFilter must stand here once, not as " + String.join(" and ", filters) + ".";
        return List.of(new Finding(TRANSFORMS, message));
    }

    private static List<Finding> filterFindings(Map<String, String> user, List<String> chain, String filter) {
        List<Finding> findings = new ArrayList<>();
        if (!chain.get(0).equals(filter)) {
            findings.add(new Finding(
                    TRANSFORMS,
                    "'" + filter + "' must come first: it must see every record as it was captured, and '"
                            + chain.get(0) + "' could drop or change what tells it who wrote a transaction."));
        }
        String databaseKey = setting(filter, SourceKeys.BOOKKEEPING_DATABASE);
        String database = EffectiveSettings.bookkeeping(user).name();
        String filterDatabase = EffectiveSettings.bookkeeping(
                        Map.of(SourceKeys.BOOKKEEPING_DATABASE, user.getOrDefault(databaseKey, "")))
                .name();
        if (!filterDatabase.equals(database)) {
            findings.add(new Finding(
                    databaseKey,
                    "Must be '" + database + "' like the connector's " + SourceKeys.BOOKKEEPING_DATABASE + ", but is '"
                            + filterDatabase + "': the filter would not recognise what the sink wrote."));
        }
        String predicateKey = setting(filter, "predicate");
        if (user.containsKey(predicateKey)) {
            findings.add(new Finding(predicateKey, "Remove it: the OriginFilter must see every record."));
        }
        return findings;
    }

    private static Optional<Finding> endFinding(Map<String, String> user, List<String> chain) {
        boolean endsOnRows = SourceKeys.ROW.equals(user.get(SourceKeys.TRANSACTION_END));
        return endsOnRows && chain.size() > 1
                ? Optional.of(new Finding(
                        SourceKeys.TRANSACTION_END,
                        "Must be '" + SourceKeys.RECORD
                                + "' where there is another transform than the OriginFilter: one that"
                                + " drops a row would drop the end of its transaction with it."))
                : Optional.empty();
    }

    private static boolean isFilter(String type) {
        return FILTER.equals(type) || ALIAS.equals(type);
    }

    private static String setting(String transform, String key) {
        return TRANSFORMS + "." + transform + "." + key;
    }
}
