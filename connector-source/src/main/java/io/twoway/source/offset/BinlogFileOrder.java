package io.twoway.source.offset;

import java.util.Comparator;

/** The order in which a server writes its binlog files: they are numbered with leading zeros, as long as those suffice. */
public final class BinlogFileOrder {

    public static final Comparator<String> INSTANCE =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private BinlogFileOrder() {}
}
