package io.twoway.precheck;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.twoway.precheck", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {

    private static final String CLUSTER = "io.twoway.precheck.cluster..";
    private static final String FACTS = "io.twoway.precheck.facts..";
    private static final String PROGRESS = "io.twoway.precheck.progress..";
    private static final String RULE = "io.twoway.precheck.rule..";
    private static final String SELECTION = "io.twoway.precheck.selection..";

    @ArchTest
    static final ArchRule conditionsArePure = noClasses()
            .that()
            .resideInAnyPackage(RULE, SELECTION)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.sql..", "javax.sql..", "com.mysql..", "org.apache.kafka..", "java.net..", "java.nio..")
            .because("an item must follow from the facts alone: so each condition can be tested without a server, and a"
                    + " connector and the command line find the same");

    @ArchTest
    static final ArchRule onlyReadersOfServersSpeakSql = noClasses()
            .that()
            .resideOutsideOfPackages(FACTS, PROGRESS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "com.mysql..")
            .because("what is asked of a server, and with which privileges, is to be seen in one place");

    @ArchTest
    static final ArchRule onlyTheClusterIsReadByKafkasClients = noClasses()
            .that()
            .resideOutsideOfPackage(CLUSTER)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka.clients..")
            .because("the plugins have these prechecks too, and no client of their own");

    @ArchTest
    static final ArchRule factsKnowNoConditions = noClasses()
            .that()
            .resideInAnyPackage(FACTS, CLUSTER, PROGRESS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(RULE)
            .because("what is so does not depend on what ought to be");

    @ArchTest
    static final ArchRule packagesHaveNoCircles = slices().matching("io.twoway.precheck.(**)")
            .should()
            .beFreeOfCycles()
            .because("who reads one package should not have to know those that build upon it");
}
