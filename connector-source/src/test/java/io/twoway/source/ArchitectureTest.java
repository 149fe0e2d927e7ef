package io.twoway.source;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.stream.Collectors;

@AnalyzeClasses(packages = "io.twoway", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule CONTRACT_STANDS_ALONE = classes()
            .that()
            .resideInAPackage("io.twoway.contract")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "io.twoway.contract",
                    "io.twoway.table",
                    "org.apache.kafka.connect.data",
                    "org.apache.kafka.connect.header")
            .because("source, filter and sink of different versions agree on it, so it must not drag anything along");

    @ArchTest
    static final ArchRule FILTER_KNOWS_NO_DEBEZIUM_CLASS = noClasses()
            .that()
            .resideInAnyPackage("io.twoway.event", "io.twoway.smt")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.debezium..", "io.twoway.source..", "java.sql..")
            .because("the filter reads records by their shape and can be loaded without the source connector");

    @ArchTest
    static final ArchRule SQL_IN_ITS_ROOMS = noClasses()
            .that()
            .resideInAPackage("io.twoway.source..")
            .and()
            .resideOutsideOfPackages(
                    "io.twoway.source.capture",
                    "io.twoway.source.charset",
                    "io.twoway.source.exact",
                    "io.twoway.source.outage",
                    "io.twoway.source.reading",
                    "io.twoway.source.rows",
                    "io.twoway.source.server",
                    "io.twoway.source.session",
                    "io.twoway.source.xa")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "com.mysql..")
            .because("only these ask MySQL, and outage reads its error codes");

    @ArchTest
    static final ArchRule DECISIONS_ARE_PURE = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.twoway.source.added",
                    "io.twoway.source.filter",
                    "io.twoway.source.json",
                    "io.twoway.source.load",
                    "io.twoway.source.stage",
                    "io.twoway.source.stream",
                    "io.twoway.source.unreadable")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.debezium..", "io.twoway.source.config", "io.twoway.source.server", "java.io..", "java.sql..")
            .because("what leaves the site is decided on records alone, so that it can be tested without a server");

    @ArchTest
    static final ArchRule NO_CIRCLES = slices().matching("io.twoway.(**)")
            .should()
            .beFreeOfCycles()
            .because(
                    "a package that leads back to itself can be neither read nor tested without the others of its circle");

    @ArchTest
    static void noPackageHasMoreThanTwentyClasses(JavaClasses classes) {
        Map<String, Long> sizes = classes.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .filter(type -> type.getPackageName().startsWith("io.twoway.source"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));

        assertThat(sizes.values()).as("classes of packages: %s", sizes).allMatch(size -> size <= 20);
    }

    @ArchTest
    static final ArchRule CONFIG_DOES_NOT_LOOK_AT_SERVERS = noClasses()
            .that()
            .resideInAPackage("io.twoway.source.config")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.twoway.source.server", "io.twoway.source.stream", "io.debezium..")
            .because("the rules on settings are data; the live check is handed in");
}
