package io.twoway.it.types;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.TestServers;

/** Every type of MySQL 8.0.15, the oldest that is supported, travels to the newest and back. */
class TypesOldServersIT extends TypeTrial {

    TypesOldServersIT() {
        super(Pair.between(
                "typesold", TestServers.shared().oldestA(), TestServers.shared().b()));
    }
}
