package io.twoway.source.load;

import io.twoway.contract.ApplyingSession;
import io.twoway.contract.OriginSession;
import io.twoway.table.QuotedName;

/**
 * A trigger as {@code information_schema.triggers} describes it.
 *
 * @param database its and its table's database
 * @param name its name
 * @param definer {@code user@host}, unquoted
 * @param timing BEFORE or AFTER
 * @param event INSERT, UPDATE or DELETE
 * @param table its table
 * @param body the statement it runs
 * @param session the session it was created in
 */
public record TriggerText(
        String database,
        String name,
        String definer,
        String timing,
        String event,
        String table,
        String body,
        OriginSession session) {

    /** Returns the trigger, to be created as {@code mode} says. */
    public CreatedObject object(TriggerMode mode) {
        String effect = mode == TriggerMode.GUARDED ? guarded(body) : body;
        String statement = "CREATE DEFINER=" + Definer.quoted(definer) + " TRIGGER " + QuotedName.of(database, name)
                + " " + timing + " " + event + " ON " + QuotedName.of(database, table)
                + " FOR EACH ROW " + effect;
        return new CreatedObject(database, name, statement, session);
    }

    /** A sink's session has the variable set, every other one finds it NULL. A line break ends a trailing comment. */
    private static String guarded(String body) {
        return "IF " + ApplyingSession.VARIABLE + " IS NULL THEN " + body + "\n; END IF";
    }
}
