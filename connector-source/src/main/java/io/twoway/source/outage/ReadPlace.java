package io.twoway.source.outage;

import java.util.Comparator;
import java.util.Map;
import java.util.Objects;

/**
 * Place up to which a binlog was read, as far as an offset tells.
 *
 * @param file the binlog file; empty inside a snapshot
 * @param position where the transaction begins in it
 * @param event how many events of the transaction are read
 * @param row how many rows of the event
 */
record ReadPlace(String file, long position, long event, long row) {

    /** Files are numbered with leading zeros, as long as those suffice. */
    private static final Comparator<ReadPlace> ORDER = Comparator.comparingInt(
                    (ReadPlace place) -> place.file().length())
            .thenComparing(ReadPlace::file)
            .thenComparingLong(ReadPlace::position)
            .thenComparingLong(ReadPlace::event)
            .thenComparingLong(ReadPlace::row);

    static ReadPlace of(Map<String, ?> offset) {
        String file = offset.containsKey("snapshot") ? "" : Objects.toString(offset.get("file"), "");
        return new ReadPlace(file, number(offset, "pos"), number(offset, "event"), number(offset, "row"));
    }

    private static long number(Map<String, ?> offset, String key) {
        return offset.get(key) instanceof Number number ? number.longValue() : 0;
    }

    /** Returns whether it is further on; what is read of another server, or by a snapshot, always is. */
    boolean isBeyond(ReadPlace other) {
        return file.isEmpty() || !base().equals(other.base()) || ORDER.compare(this, other) > 0;
    }

    private String base() {
        return file.substring(0, Math.max(0, file.lastIndexOf('.')));
    }
}
