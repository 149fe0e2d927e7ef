package io.twoway.source.precheck;

import java.util.Comparator;

/** The order in which a server writes its binlog files: they are numbered with leading zeros, as long as those suffice. */
final class BinlogFileOrder {

    static final Comparator<String> INSTANCE =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private BinlogFileOrder() {}
}
