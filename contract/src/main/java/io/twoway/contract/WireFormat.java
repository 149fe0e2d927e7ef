package io.twoway.contract;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.header.Headers;

/**
 * The number of the form in which versions of this project leave each other records, progress rows and source offsets. What
 * has no number has the first form. A reader takes every form up to its own, and refuses a later one by name rather than read it
 * wrongly; what an older reader may pass over, such as one more header, needs no new number.
 */
public final class WireFormat {

    /** The form of progress rows and source offsets, which is the first one and therefore goes without saying. */
    public static final int CURRENT = 1;

    /** The last form of records: of those with an {@link EndMark}; all others are written in the first one. */
    public static final int OF_RECORDS = 2;

    /** Record header with the number. */
    public static final String HEADER = "twoway.format";

    /** Key of the number in a source offset. */
    public static final String OFFSET_KEY = "twoway_format";

    /** What the position in a progress row begins with, before the number and a comma. */
    public static final String PROGRESS_PREFIX = "format ";

    private WireFormat() {}

    /**
     * Lets a record's headers pass that this version can read.
     *
     * @param record names the record, where it is refused
     * @throws NewerFormatException when a newer version wrote them
     */
    public static void requireIn(Headers headers, Supplier<String> record) {
        require(Optional.ofNullable(headers.lastWithName(HEADER)).map(Header::value), OF_RECORDS, record);
    }

    /**
     * Lets a source offset pass that this version can read.
     *
     * @throws NewerFormatException when a newer version wrote it
     */
    public static void requireIn(Map<String, ?> offset) {
        require(Optional.ofNullable(offset.get(OFFSET_KEY)), CURRENT, () -> "The stored source offset");
    }

    /**
     * Returns the position in a progress row without its number.
     *
     * @throws NewerFormatException when a newer version wrote it
     */
    public static String withoutNumber(String position) {
        if (!position.startsWith(PROGRESS_PREFIX)) {
            return position;
        }
        int comma = position.indexOf(',');
        int end = comma < 0 ? position.length() : comma;
        require(Optional.of(position.substring(PROGRESS_PREFIX.length(), end)), CURRENT, () -> "The progress row");
        return comma < 0 ? "" : position.substring(comma + 1);
    }

    private static void require(Optional<?> number, int last, Supplier<String> what) {
        boolean readable =
                number.map(value -> isReadable(value.toString().strip(), last)).orElse(true);
        if (!readable) {
            throw new NewerFormatException(what.get() + " has the format '" + number.get()
                    + "', which a newer version of these plugins wrote; this one reads formats up to " + last
                    + ". Nothing was changed. Install that version on this worker too and restart the task.");
        }
    }

    private static boolean isReadable(String number, int last) {
        try {
            int format = Integer.parseInt(number);
            return format >= 1 && format <= last;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
