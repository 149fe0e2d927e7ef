package io.twoway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.twoway", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {

    @ArchTest
    static final ArchRule packagesHaveNoCircles = slices().matching("io.twoway.(*)..")
            .should()
            .beFreeOfCycles()
            .because("who reads one package should not have to know those that build upon it");

    @ArchTest
    static final ArchRule nothingHereReachesAServer = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.sql..", "javax.sql..", "com.mysql..", "org.apache.kafka.clients..", "java.nio.file..")
            .because(
                    "formats and words are the same for the plugins and the command line, which reach servers in ways of"
                            + " their own");

    @ArchTest
    static final ArchRule wordsKnowNoRecords = noClasses()
            .that()
            .resideInAnyPackage("io.twoway.ddl..", "io.twoway.policy..", "io.twoway.table..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "io.twoway.event..")
            .because("statements, policies and names mean the same wherever they are read");

    @ArchTest
    static final ArchRule namesAreTheGround = noClasses()
            .that()
            .resideInAnyPackage("io.twoway.config..", "io.twoway.table..", "io.twoway.value..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.twoway.contract..",
                    "io.twoway.ddl..",
                    "io.twoway.event..",
                    "io.twoway.offset..",
                    "io.twoway.policy..")
            .because("all others are written with them");
}
