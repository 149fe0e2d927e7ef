package io.twoway.source.config;

import io.twoway.config.Section;
import io.twoway.config.Setting;
import io.twoway.source.load.ObjectChoice;
import io.twoway.source.load.TriggerMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Width;

/** The keys that say what the forward direction sends: schema, full load, changes, and what belongs to the schema. */
final class LoadKeys {

    static final String SCHEMA = "include.schema";
    static final String FULL = "include.full";
    static final String CHANGES = "include.changes";
    static final String VIEWS = "include.views";
    static final String ROUTINES = "include.routines";
    static final String TRIGGERS = "include.triggers";
    static final String ACCOUNTS = "include.accounts";

    /** All of them; in the reverse direction none can be used. */
    static final List<String> ALL = List.of(SCHEMA, FULL, CHANGES, VIEWS, ROUTINES, TRIGGERS, ACCOUNTS);

    private static final String GROUP = "Two-way: full load";
    private static final String LOCKS = "snapshot.locking.mode";
    private static final int MOST_THREADS = 64;

    private LoadKeys() {}

    static void define(ConfigDef def) {
        new Section(def, GROUP)
                .with(load(SCHEMA, "Schema")
                        .governing(List.of(VIEWS, ROUTINES, TRIGGERS, ACCOUNTS))
                        .documented("Whether the first start sends the schema: databases, tables, and what the other"
                                + " `include` keys name; and a start with more tables selected those tables. Without it"
                                + " they must exist at the peer. DDL of later is part of the changes."))
                .with(load(FULL, "Full load")
                        .documented("Whether the first start sends the rows that exist, and a start with more tables"
                                + " selected those of the tables that were added."))
                .with(
                        load(CHANGES, "Changes")
                                .documented(
                                        "Whether changes and DDL are sent. When this is set to true later, they are sent from"
                                                + " the moment of the full load on, as long as the server still has its binlogs."))
                .with(schemaPart(VIEWS, "Views").documented("Whether the schema includes views."))
                .with(schemaPart(ROUTINES, "Routines")
                        .documented("Whether the schema includes stored functions and procedures."))
                .with(triggers())
                .with(schemaPart(ACCOUNTS, "Accounts")
                        .byDefault(false)
                        .documented("Whether the schema includes accounts with their grants, but for root and this"
                                + " connector's own. The hashes of their passwords then stand in the topic."))
                .with(threads());
    }

    private static Setting threads() {
        return Setting.number(SourceKeys.LOAD_THREADS, "Tables read at once")
                .byDefault(1)
                .checked(ConfigDef.Range.between(1, MOST_THREADS))
                .shownIf(LoadKeys::isForward)
                .wide(Width.SHORT)
                .documented("How many tables a full load reads at the same time, by a connection each. All of them see"
                        + " the server in the same state. More than one helps where the server, or the way to it, keeps the reader"
                        + " waiting: the records are made into bytes by one thread all the same.");
    }

    private static Setting load(String key, String displayName) {
        return Setting.flag(key, displayName).byDefault(true).shownIf(LoadKeys::isForward);
    }

    private static Setting schemaPart(String key, String displayName) {
        return Setting.flag(key, displayName).byDefault(true).shownIf(LoadKeys::sendsSchema);
    }

    private static Setting triggers() {
        return Setting.text(TRIGGERS, "Triggers")
                .byDefault(TriggerMode.NONE.configValue())
                .checked(ConfigDef.ValidString.in(TriggerMode.VALUES.toArray(String[]::new)))
                .offering(TriggerMode.VALUES)
                .shownIf(LoadKeys::sendsSchema)
                .wide(Width.SHORT)
                .documented(
                        "Whether the schema includes triggers. `none`: what they write here travels as rows. `guarded`:"
                                + " they are created at the peer so that they do nothing for the rows of its sink"
                                + " (`@twoway_applying` is 1 in its session), which bring along what the trigger did here."
                                + " `as_is`: they fire for the sink's rows too.");
    }

    static boolean isForward(Map<String, Object> parsed) {
        return !Direction.REVERSE.configValue().equals(parsed.get(SourceKeys.DIRECTION));
    }

    private static boolean sendsSchema(Map<String, Object> parsed) {
        return isForward(parsed) && !Boolean.FALSE.equals(parsed.get(SCHEMA));
    }

    /** Returns what the user chose, or the default where the choice is missing. */
    static boolean isOn(Map<String, String> settings, String key) {
        String text = settings.getOrDefault(key, "").strip();
        return text.isEmpty() ? !key.equals(ACCOUNTS) : Boolean.parseBoolean(text);
    }

    static ObjectChoice objects(Map<String, String> settings) {
        boolean forward = Direction.FORWARD.configValue().equals(settings.get(SourceKeys.DIRECTION));
        if (!forward || !isOn(settings, SCHEMA)) {
            return ObjectChoice.NOTHING;
        }
        String triggers = settings.getOrDefault(TRIGGERS, "");
        return new ObjectChoice(
                isOn(settings, VIEWS),
                isOn(settings, ROUTINES),
                triggers.isBlank() ? TriggerMode.NONE : TriggerMode.parse(triggers),
                isOn(settings, ACCOUNTS));
    }

    /** What can be told wrong from the settings alone. */
    static List<Finding> findings(Map<String, String> user) {
        List<Finding> findings = new ArrayList<>();
        if (Direction.REVERSE.configValue().equals(user.get(SourceKeys.DIRECTION))) {
            ALL.stream()
                    .filter(user::containsKey)
                    .map(key ->
                            new Finding(key, "Cannot be used in direction reverse, which sends changes of rows only."))
                    .forEach(findings::add);
            return findings;
        }
        if (!isOn(user, SCHEMA) && !isOn(user, FULL) && !isOn(user, CHANGES)) {
            findings.add(new Finding(
                    CHANGES,
                    "Nothing is left to send: set at least one of " + SCHEMA + ", " + FULL + " and " + CHANGES
                            + " to true."));
        }
        String locks = user.getOrDefault(LOCKS, "minimal").strip();
        if (!user.getOrDefault(SourceKeys.LOAD_THREADS, "1").strip().equals("1")
                && !List.of("", "minimal", "extended").contains(locks.toLowerCase(Locale.ROOT))) {
            findings.add(new Finding(
                    SourceKeys.LOAD_THREADS,
                    "Must be 1 with this " + LOCKS
                            + ": several connections see the same state of the server only if it is"
                            + " locked for a moment (minimal)."));
        }
        String mode = user.getOrDefault(EffectiveSettings.SNAPSHOT_MODE, "");
        if (!mode.isBlank() && !mode.equals(SnapshotMode.RECOVERY) && !(isOn(user, FULL) && isOn(user, CHANGES))) {
            findings.add(new Finding(
                    EffectiveSettings.SNAPSHOT_MODE,
                    "Leave it out: the connector chooses it by " + FULL + " and " + CHANGES + "."));
        }
        return findings;
    }
}
