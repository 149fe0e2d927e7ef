package io.twoway.it.schemas;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Schemas of other projects, as their packages ship them: loaded, written to at both sites, and changed meanwhile. */
class PackagedSchemasIT {

    private static final int BETWEEN = 12;

    private static PackagedPair pair;
    private static Optional<Path> debian = Optional.empty();

    @BeforeAll
    static void load() throws SQLException {
        debian = Packages.ofDebian();
        Map<PackagedSchema, Path> folders = new LinkedHashMap<>();
        ofMaven().forEach(schema -> folders.put(schema, Packages.ofMaven()));
        debian.ifPresent(folder -> ofDebian().forEach(schema -> folders.put(schema, folder)));
        pair = new PackagedPair("packaged", folders, BETWEEN);
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    static List<PackagedSchema> ofMaven() {
        return List.of(PackagedSchema.camunda(), PackagedSchema.quartz(), PackagedSchema.springBatch());
    }

    static List<PackagedSchema> ofDebian() {
        return List.of(PackagedSchema.roundcube(), PackagedSchema.bacula());
    }

    @ParameterizedTest
    @MethodSource("ofMaven")
    void schemaOfAMavenArtifactStaysEqual(PackagedSchema schema) throws SQLException {
        pair.assertStaysEqual(schema);
    }

    @ParameterizedTest
    @MethodSource("ofDebian")
    void schemaOfADebianPackageStaysEqual(PackagedSchema schema) throws SQLException {
        assumeTrue(debian.isPresent(), "not run: there is no apt-get here to fetch Debian's packages with");
        pair.assertStaysEqual(schema);
    }
}
