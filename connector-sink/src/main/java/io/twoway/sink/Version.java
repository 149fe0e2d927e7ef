package io.twoway.sink;

import java.util.Optional;

/** The connector's version, as its jar says it. */
final class Version {

    static final String VERSION = Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
            .orElse("unpackaged");

    private Version() {}
}
