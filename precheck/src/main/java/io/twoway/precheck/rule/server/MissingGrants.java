package io.twoway.precheck.rule.server;

import io.twoway.precheck.facts.Privilege;
import io.twoway.precheck.facts.Privileges;
import io.twoway.table.QuotedName;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Privileges that an account needs and has not.
 *
 * @param account the account as GRANT takes it
 * @param byTarget what is missing, by what it is needed on, as GRANT takes that
 */
public record MissingGrants(String account, Map<String, List<Privilege>> byTarget) {

    private static final String EVERYTHING = "*.*";

    /** Returns a privilege that turned out to be missing, whatever the grants say. */
    static MissingGrants everything(Privileges held, Privilege missing) {
        return new MissingGrants(held.account(), target(EVERYTHING, List.of(missing)));
    }

    /** Returns what is missing of privileges that exist for the whole server only. */
    static MissingGrants global(Privileges held, List<Privilege> wanted) {
        return new MissingGrants(
                held.account(),
                target(
                        EVERYTHING,
                        wanted.stream()
                                .filter(privilege -> !held.has(privilege))
                                .toList()));
    }

    /**
     * Returns what is missing on some databases. Where none are named nobody knows here which they are: then a privilege is
     * missing if the account has it nowhere.
     */
    public static MissingGrants on(SortedSet<String> databases, Privileges held, List<Privilege> wanted) {
        if (databases.isEmpty() || wanted.stream().noneMatch(held::hasSomewhere)) {
            return new MissingGrants(
                    held.account(),
                    target(
                            EVERYTHING,
                            wanted.stream()
                                    .filter(privilege -> !held.hasSomewhere(privilege))
                                    .toList()));
        }
        Map<String, List<Privilege>> missing = new TreeMap<>();
        for (String database : databases) {
            missing.putAll(target(
                    quoted(database),
                    wanted.stream()
                            .filter(privilege -> !held.has(privilege, database))
                            .toList()));
        }
        return new MissingGrants(held.account(), missing);
    }

    public boolean isEmpty() {
        return byTarget.isEmpty();
    }

    /** Returns the statements that give what is missing. */
    public String statements() {
        return byTarget.entrySet().stream()
                .map(missing ->
                        "GRANT " + names(missing.getValue()) + " ON " + missing.getKey() + " TO " + account + ";")
                .collect(Collectors.joining(" "));
    }

    @Override
    public String toString() {
        return byTarget.entrySet().stream()
                .map(missing -> names(missing.getValue()) + " on " + missing.getKey())
                .collect(Collectors.joining(", "));
    }

    private static Map<String, List<Privilege>> target(String target, List<Privilege> missing) {
        return missing.isEmpty() ? Map.of() : Map.of(target, missing);
    }

    /** In a GRANT on a database the wildcards must be escaped. */
    private static String quoted(String database) {
        return QuotedName.of(database.replace("_", "\\_").replace("%", "\\%")) + ".*";
    }

    private static String names(List<Privilege> privileges) {
        return privileges.stream().map(Privilege::grantName).collect(Collectors.joining(", "));
    }
}
