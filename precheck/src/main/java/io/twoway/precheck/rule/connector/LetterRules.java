package io.twoway.precheck.rule.connector;

import io.twoway.config.Words;
import io.twoway.policy.ConflictSettings;
import io.twoway.precheck.Item;
import io.twoway.precheck.Result;
import io.twoway.precheck.facts.ServerFacts;
import io.twoway.precheck.rule.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Conditions for a connector's settings where the server makes all names of databases and tables small. */
public final class LetterRules {

    private static final String NAME = "names-in-small-letters";
    private static final String BOOKKEEPING = "bookkeeping.database";

    /** How many parts of each entry of a mapping, on both sides of its colon, name a database or a table. */
    private static final Map<String, Integer> MAPPINGS =
            Map.of("mapping.databases", 2, "mapping.tables", 4, "mapping.columns", 2);

    private static final Pattern MAPPING_PART = Pattern.compile("`(?:[^`]|``)*`|[^,:.`]+|,");

    private LetterRules() {}

    public static Stream<String> names() {
        return Stream.of(NAME);
    }

    /** Judges the names in a connector's settings. */
    public static Item judge(String subject, ServerFacts server, Settings connector) {
        SortedMap<String, List<String>> capitals =
                server.is("lower_case_table_names", "1") ? capitals(connector) : new TreeMap<>();
        String found = server.show("lower_case_table_names")
                + capitals.entrySet().stream()
                        .map(entry -> ", " + entry.getKey() + " names " + String.join(", ", entry.getValue()))
                        .collect(Collectors.joining());
        return new Item(
                NAME,
                subject,
                capitals.isEmpty() ? BOOKKEEPING : capitals.firstKey(),
                capitals.isEmpty() ? Result.PASSED : Result.FAILED,
                found + ".",
                "The server makes the names of databases and tables small, and the binlog has them so: a name with"
                        + " capital letters is that of no row, and without its bookkeeping every change would go round in a loop.",
                capitals.isEmpty() ? "" : "Write these names in small letters.");
    }

    private static SortedMap<String, List<String>> capitals(Settings connector) {
        SortedMap<String, List<String>> capitals = new TreeMap<>();
        Set<String> targets = ConflictSettings.rules(connector.values())
                .flatMap(keys -> Stream.of(keys.tables(), keys.databases()))
                .collect(Collectors.toSet());
        connector.values().forEach((key, value) -> {
            List<String> names = (targets.contains(key) ? Words.of(value) : names(key, value))
                    .stream()
                            .map(String::strip)
                            .filter(name -> !name.equals(name.toLowerCase(Locale.ROOT)))
                            .toList();
            if (!names.isEmpty()) {
                capitals.put(key, names);
            }
        });
        return capitals;
    }

    private static List<String> names(String key, String value) {
        if (key.equals(BOOKKEEPING)) {
            return List.of(value);
        }
        return MAPPINGS.containsKey(key) ? mapped(value, MAPPINGS.get(key)) : List.of();
    }

    private static List<String> mapped(String value, int parts) {
        List<String> names = new ArrayList<>();
        Matcher matcher = MAPPING_PART.matcher(value);
        int part = 0;
        while (matcher.find()) {
            if (matcher.group().equals(",")) {
                part = 0;
            } else if (!matcher.group().isBlank() && part++ < parts) {
                names.add(matcher.group());
            }
        }
        return names;
    }
}
