package io.twoway.it.schemas;

import io.twoway.it.pair.Site;
import java.util.List;
import java.util.regex.Pattern;

/** Guard that docs/limits.md asks of whoever has triggers: those of the origin must not fire for what a sink writes there. */
final class TriggerGuard {

    private static final Pattern END = Pattern.compile(";\\s*$");

    private TriggerGuard() {}

    /** Gives each trigger of a database the guard. */
    static void guard(Site site, String database) {
        List<String> names = site.rows(
                "SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema = '" + database + "'");
        names.forEach(name -> guard(site, database, name));
    }

    private static void guard(Site site, String database, String name) {
        String head =
                site.value("SELECT CONCAT(action_timing, ' ', event_manipulation, ' ON `', event_object_table, '`')"
                        + condition(database, name));
        String body = site.value("SELECT action_statement" + condition(database, name));
        new SqlScript(List.of(
                        "DROP TRIGGER " + Column.quoted(name),
                        "CREATE TRIGGER " + Column.quoted(name) + " " + head
                                + " FOR EACH ROW BEGIN IF @twoway_applying IS NULL THEN "
                                + END.matcher(body).replaceFirst("") + "; END IF; END"))
                .run(site, database);
    }

    private static String condition(String database, String name) {
        return " FROM information_schema.triggers WHERE trigger_schema = '" + database + "' AND trigger_name = '" + name
                + "'";
    }
}
