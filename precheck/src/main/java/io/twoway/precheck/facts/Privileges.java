package io.twoway.precheck.facts;

import io.twoway.table.QuotedName;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Privileges of the connector's user.
 *
 * @param user the account as {@code CURRENT_USER()} names it, {@code name@host}
 * @param grants its grants, those of active roles included, one statement each
 */
public record Privileges(String user, List<String> grants) {

    public Privileges {
        grants = List.copyOf(grants);
    }

    /** Returns whether the user has a privilege on everything. */
    public boolean has(Privilege privilege) {
        return isGranted(privilege, "\\*\\.\\*");
    }

    /** Returns whether the user has a privilege on all of a database, by its name or by a pattern. */
    public boolean has(Privilege privilege, String database) {
        boolean everywhere =
                has(privilege) && grants.stream().noneMatch(grant -> takesBack(grant, privilege, database));
        return everywhere || grants.stream().anyMatch(grant -> gives(grant, privilege) && covers(grant, database));
    }

    /** Returns whether the user has a privilege on everything, on a database or on a table. */
    public boolean hasSomewhere(Privilege privilege) {
        return grants.stream().anyMatch(grant -> gives(grant, privilege));
    }

    /** Returns the account as GRANT takes it. */
    public String account() {
        int at = user.lastIndexOf('@');
        return "'" + user.substring(0, at) + "'@'" + user.substring(at + 1) + "'";
    }

    private boolean isGranted(Privilege privilege, String target) {
        Pattern on = Pattern.compile(".* ON " + target + " TO .*", Pattern.CASE_INSENSITIVE);
        return grants.stream()
                .anyMatch(grant -> gives(grant, privilege) && on.matcher(grant).matches());
    }

    private static boolean gives(String grant, Privilege privilege) {
        return lists("GRANT", grant, privilege);
    }

    /** With {@code partial_revokes} what is granted on everything may be missing on a database. */
    private static boolean takesBack(String grant, Privilege privilege, String database) {
        return lists("REVOKE", grant, privilege) && grant.contains(" ON " + QuotedName.of(database) + ".* FROM ");
    }

    private static boolean lists(String verb, String grant, Privilege privilege) {
        Pattern list = Pattern.compile(
                verb + " (?:.*, ?|)(?:ALL PRIVILEGES|" + privilege.grantName() + ")(?:,.*|) ON .*",
                Pattern.CASE_INSENSITIVE);
        return list.matcher(grant).matches();
    }

    /** In a grant on a database {@code %} and {@code _} are wildcards, unless they are escaped. */
    private static boolean covers(String grant, String database) {
        int from = grant.indexOf(" ON `");
        int to = grant.indexOf("`.* TO ");
        return from >= 0
                && to > from
                && asPattern(grant.substring(from + 5, to)).matcher(database).matches();
    }

    private static Pattern asPattern(String name) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '\\' && i + 1 < name.length()) {
                pattern.append(Pattern.quote(String.valueOf(name.charAt(++i))));
            } else if (c == '%') {
                pattern.append(".*");
            } else if (c == '_') {
                pattern.append('.');
            } else {
                pattern.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(pattern.toString());
    }
}
