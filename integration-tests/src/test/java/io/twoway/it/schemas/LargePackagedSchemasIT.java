package io.twoway.it.schemas;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two large schemas of Debian packages, one of them with all of its 130,000 rows. */
@Tag("long")
class LargePackagedSchemasIT {

    private static final int BETWEEN = 150;

    @Test
    void largeSchemasStayEqual() throws SQLException {
        Optional<Path> debian = Packages.ofDebian();
        assumeTrue(debian.isPresent(), "not run: there is no apt-get here to fetch Debian's packages with");
        List<PackagedSchema> schemas = List.of(PackagedSchema.icinga(), PackagedSchema.zabbix());
        Map<PackagedSchema, Path> folders = new LinkedHashMap<>();
        schemas.forEach(schema -> folders.put(schema, debian.get()));
        try (PackagedPair pair = new PackagedPair("largepackaged", folders, BETWEEN)) {
            for (PackagedSchema schema : schemas) {
                pair.assertStaysEqual(schema);
            }
        }
    }
}
