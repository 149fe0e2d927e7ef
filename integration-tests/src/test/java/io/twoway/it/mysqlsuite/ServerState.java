package io.twoway.it.mysqlsuite;

import io.twoway.it.pair.Site;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** State of a server besides databases that a file may leave behind: sessions, accounts, variables. It is put back. */
final class ServerState {

    private static final String VARIABLES =
            "SELECT variable_name, variable_value FROM performance_schema.global_variables WHERE variable_name NOT LIKE"
                    + " 'gtid%' AND variable_name NOT LIKE '%log_file%'";
    private static final String ACCOUNTS = "SELECT CONCAT(QUOTE(user), '@', QUOTE(host)) FROM mysql.user ORDER BY 1";

    /** Of other users than the connectors' and the server's own. */
    private static final String SESSIONS =
            "SELECT id FROM information_schema.processlist WHERE user NOT IN ('twoway', 'system user', 'event_scheduler')"
                    + " AND id <> CONNECTION_ID() AND command <> 'Daemon'";

    private final Site site;
    private final Map<String, String> variables;
    private final List<String> accounts;

    ServerState(Site site) {
        this.site = site;
        this.variables = variables();
        this.accounts = site.rows(ACCOUNTS);
    }

    /** Ends the sessions of a file that was cut, and what they have prepared. */
    void endSessions() {
        site.rows(SESSIONS).forEach(id -> attempt("KILL " + id));
        site.rows("XA RECOVER CONVERT XID").forEach(row -> {
            String[] cells = row.split("\\|"); // format, lengths of both parts, both parts
            int global = 2 * Integer.parseInt(cells[1]);
            String bytes = cells[3].substring(2);
            attempt("XA ROLLBACK X'%s',X'%s',%s"
                    .formatted(bytes.substring(0, global), bytes.substring(global), cells[0]));
        });
    }

    void restore() {
        Map<String, String> now = variables();
        variables.forEach((name, value) -> {
            if (!value.equals(now.get(name)) && !attempt("SET GLOBAL " + name + " = " + value)) {
                attempt("SET GLOBAL " + name + " = '" + value.replace("'", "''") + "'");
            }
        });
        site.rows(ACCOUNTS).stream()
                .filter(account -> !accounts.contains(account))
                .forEach(account -> attempt("DROP USER " + account));
    }

    private boolean attempt(String sql) {
        try {
            site.executeUnseen(sql);
            return true;
        } catch (AssertionError e) {
            return false; // such a session has ended, such a variable cannot be set
        }
    }

    private Map<String, String> variables() {
        Map<String, String> all = new LinkedHashMap<>();
        for (String row : site.rows(VARIABLES)) {
            int bar = row.indexOf('|');
            all.put(row.substring(0, bar), row.substring(bar + 1));
        }
        return all;
    }
}
