package io.twoway.source.config;

import io.twoway.config.HostName;
import io.twoway.config.WholeResults;
import io.twoway.contract.BookkeepingDatabase;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The settings the task runs with: the user's, completed with everything correctness needs. */
public final class EffectiveSettings {

    static final String HOST = "database.hostname";
    static final String TOPIC_PREFIX = "topic.prefix";
    static final String SNAPSHOT_MODE = "snapshot.mode";
    static final String SNAPSHOT_TABLES = "snapshot.include.collection.list";

    private EffectiveSettings() {}

    /** Returns the completed settings; incomplete input gives what can be known. */
    public static Map<String, String> complete(Map<String, String> user) {
        Map<String, String> all = new HashMap<>(user);
        RequiredSetting.ALL.forEach(required -> all.put(required.key(), required.value()));
        completeQueue(all);
        DefaultSetting.ALL.forEach(setting -> all.putIfAbsent(setting.key(), setting.value()));
        all.computeIfPresent(
                DefaultSetting.SESSION_VARIABLES,
                (key, list) -> list.contains("sql_select_limit") ? list : list + "," + WholeResults.VARIABLE);
        hostIn(user).ifPresent(host -> all.put(HOST, host.inUrl()));
        String site = user.getOrDefault(SourceKeys.SITE_NAME, "");
        if (!site.isBlank()) {
            all.put(TOPIC_PREFIX, site);
            all.putIfAbsent(SourceKeys.STREAM_TOPIC, site);
            all.putIfAbsent(SourceKeys.HISTORY_TOPIC, all.get(SourceKeys.STREAM_TOPIC) + ".schema-history");
        }
        CaptureLists lists = new CaptureLists(bookkeeping(user));
        all.putAll(lists.amended(user));
        completeSnapshot(all, lists);
        return Map.copyOf(all);
    }

    /** Debezium refuses a queue that holds no more than one batch: to whoever sets one of the two the other one is fitted. */
    private static void completeQueue(Map<String, String> all) {
        numberIn(all, DefaultSetting.BATCH_SIZE)
                .filter(batch -> batch >= DefaultSetting.QUEUE)
                .ifPresent(batch -> all.putIfAbsent(DefaultSetting.QUEUE_SIZE, String.valueOf(2L * batch)));
        numberIn(all, DefaultSetting.QUEUE_SIZE)
                .filter(queue -> queue <= DefaultSetting.BATCH)
                .ifPresent(queue -> all.putIfAbsent(DefaultSetting.BATCH_SIZE, String.valueOf(Math.max(1, queue / 2))));
    }

    private static Optional<Integer> numberIn(Map<String, String> settings, String key) {
        try {
            return Optional.ofNullable(settings.get(key)).map(String::strip).map(Integer::valueOf);
        } catch (NumberFormatException e) {
            return Optional.empty(); // Debezium names it
        }
    }

    /** Debezium puts the host into a URL as it is. */
    private static Optional<HostName> hostIn(Map<String, String> settings) {
        try {
            return Optional.ofNullable(settings.get(HOST)).map(HostName::parse);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // StaticRules names it
        }
    }

    /**
     * Where no rows are to be loaded, those of the progress table are, which tell what this site had seen of its peer when
     * reading started: Debezium's no_data would leave that unknown until the peer's next change.
     */
    private static void completeSnapshot(Map<String, String> all, CaptureLists lists) {
        boolean reverse = Direction.REVERSE.configValue().equals(all.get(SourceKeys.DIRECTION));
        String mode = all.getOrDefault(SNAPSHOT_MODE, "");
        if (mode.equals(SnapshotMode.RECOVERY)) {
            return; // it reads the history anew, and neither rows nor schema are sent
        }
        boolean noRows =
                reverse ? mode.isEmpty() || mode.equals(SnapshotMode.NO_DATA) : !LoadKeys.isOn(all, LoadKeys.FULL);
        boolean noChanges = !reverse && !LoadKeys.isOn(all, LoadKeys.CHANGES);
        if (noRows) {
            all.put(SNAPSHOT_TABLES, lists.progressTable());
        }
        if (noRows || noChanges || mode.isEmpty()) {
            all.put(SNAPSHOT_MODE, noChanges ? SnapshotMode.INITIAL_ONLY : SnapshotMode.INITIAL);
        }
    }

    static BookkeepingDatabase bookkeeping(Map<String, String> settings) {
        String name = settings.getOrDefault(SourceKeys.BOOKKEEPING_DATABASE, "");
        return new BookkeepingDatabase(name.isBlank() ? BookkeepingDatabase.DEFAULT_NAME : name);
    }
}
