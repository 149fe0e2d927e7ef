package io.twoway.source.unreadable;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rule of what happens at a change that cannot be read: the source stops, unless it was told to pass over it. */
public final class UnreadablePolicy {

    public static final String STOP = "stop";
    public static final String SKIP = "skip";
    public static final List<String> VALUES = List.of(STOP, SKIP);

    /** The form of a list of places. */
    public static final String FORM = "places separated by commas, each the `file:position` of one change, such as"
            + " `binlog.000007:4711`, or the GTID of a transaction";

    private static final Logger LOG = LoggerFactory.getLogger(UnreadablePolicy.class);
    private static final Pattern PLACE = Pattern.compile("[^,\\s]+:\\d+");

    private final boolean skipsAll;
    private final Set<String> skipped;
    private final AtomicLong passed = new AtomicLong();

    /**
     * @param setting {@link #STOP} or {@link #SKIP}
     * @param places what is passed over in any case: {@link #FORM}
     */
    public UnreadablePolicy(String setting, String places) {
        this.skipsAll = SKIP.equals(setting);
        this.skipped = places(places);
    }

    /**
     * Reads a list of places.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Set<String> places(String text) {
        Set<String> places = Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(place -> !place.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        places.stream()
                .filter(place -> !PLACE.matcher(place).matches())
                .findAny()
                .ifPresent(wrong -> {
                    throw new IllegalArgumentException("'" + wrong + "' is no place in a binlog: " + FORM);
                });
        return places;
    }

    /**
     * Takes note of a change that cannot be read and returns when it is to be passed over.
     *
     * @throws UnreadableChangeException if it stops the source
     */
    public void meet(UnreadableChange change) {
        EventPlace place = change.place();
        boolean named = skipped.contains(place.point())
                || place.gtid().filter(skipped::contains).isPresent();
        if (!skipsAll && !named) {
            throw new UnreadableChangeException(change);
        }
        LOG.warn(
                "Passed over a change that cannot be read, number {} since the start: {}. Both sites differ there until its"
                        + " rows are copied.",
                passed.incrementAndGet(),
                change.note());
    }

    /** Returns how many changes were passed over. */
    public long passed() {
        return passed.get();
    }
}
