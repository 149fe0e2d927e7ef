package io.twoway.contract;

import java.util.Optional;

/** Version of this build, from the manifest of the jar that all parts share. */
public final class BuildVersion {

    public static final String TEXT = Optional.ofNullable(
                    BuildVersion.class.getPackage().getImplementationVersion())
            .orElse("unpackaged");

    private BuildVersion() {}
}
