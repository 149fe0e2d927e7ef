package io.twoway.source;

/** The version of this build, from the jar's manifest. */
final class BuildVersion {

    static final String TEXT = read();

    private BuildVersion() {}

    private static String read() {
        String version = BuildVersion.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }
}
