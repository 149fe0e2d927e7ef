package io.twoway.value;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The time zone that a server calls SYSTEM, by a name that means the same on any server: its operating system's, of which
 * the server tells no more than an abbreviation. So it is known by how far it is from UTC in every month that a TIMESTAMP may
 * be in.
 */
public final class SystemZone {

    /** Selects the seconds between the session's time zone and UTC, by month. */
    public static final String OFFSETS =
            """
            WITH RECURSIVE month AS (SELECT 0 AS i UNION ALL SELECT i + 1 FROM month WHERE i < 815)
            SELECT TIMESTAMPDIFF(SECOND, '1970-01-01', FROM_UNIXTIME(i * 2629746 + 86400)) - i * 2629746 - 86400
              FROM month ORDER BY i""";

    private static final int MONTH = 2629746;
    private static final int DAY = 86400;

    private SystemZone() {}

    /** Returns the zone that has these offsets: a number of hours and minutes if they are all the same, else a name. */
    public static Optional<String> named(List<Integer> offsets) {
        Set<Integer> different = Set.copyOf(offsets);
        if (different.size() == 1) {
            return Optional.of(number(offsets.get(0)));
        }
        return ZoneId.getAvailableZoneIds().stream()
                .filter(name -> name.contains("/") && !name.startsWith("SystemV/"))
                .sorted()
                .filter(name -> has(name, offsets))
                .findFirst();
    }

    /** Returns whether a zone has these offsets. */
    public static boolean has(String name, List<Integer> offsets) {
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            return false;
        }
        ZoneRules rules = ZoneId.of(name).getRules();
        return IntStream.range(0, offsets.size())
                .allMatch(i -> rules.getOffset(Instant.ofEpochSecond((long) i * MONTH + DAY))
                                .getTotalSeconds()
                        == offsets.get(i));
    }

    /** MySQL takes no {@code Z}, and no seconds. */
    private static String number(int seconds) {
        return seconds == 0 ? "+00:00" : ZoneOffset.ofTotalSeconds(seconds).getId();
    }
}
