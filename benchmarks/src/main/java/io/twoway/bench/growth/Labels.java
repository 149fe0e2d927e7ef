package io.twoway.bench.growth;

import io.twoway.bench.contender.SinkContender;

/** Names of contenders that are this project's connectors with more or less of something. */
final class Labels {

    private Labels() {}

    static String of(Growth growth, long size) {
        return of(growth.label(size));
    }

    static String of(String what) {
        return SinkContender.OURS + ", " + what;
    }
}
