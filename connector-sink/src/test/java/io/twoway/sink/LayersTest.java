package io.twoway.sink;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.twoway.sink", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {

    private static final String SINK = "io.twoway.sink..";
    private static final String CHANGE = "io.twoway.sink.change..";
    private static final String CONFLICT = "io.twoway.sink.conflict..";
    private static final String MAPPING = "io.twoway.sink.mapping..";
    private static final String RESOLVE = "io.twoway.sink.resolve..";
    private static final String APPLY = "io.twoway.sink.apply..";
    private static final String ROWS = "io.twoway.sink.rows..";
    private static final String STATEMENT = "io.twoway.sink.statement..";
    private static final String DESTINATION = "io.twoway.sink.destination..";
    private static final String STORE = "io.twoway.sink.store..";

    @ArchTest
    static final ArchRule decisionsArePure = noClasses()
            .that()
            .resideInAnyPackage(CHANGE, CONFLICT, MAPPING, RESOLVE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.sql..", "javax.sql..", "com.mysql..", "org.apache.kafka..", "java.net..", "java.nio..")
            .because("who wins a conflict must follow from the change and the rows alone, so that it can be tested "
                    + "without a server and is the same on both sites");

    @ArchTest
    static final ArchRule changeIsTheGround = classes()
            .that()
            .resideInAPackage(CHANGE)
            .should()
            .onlyDependOnClassesThat(not(resideInAPackage(SINK)).or(resideInAPackage(CHANGE)))
            .because("the words of the domain are the same for all who use them");

    @ArchTest
    static final ArchRule judgingKnowsOnlyChanges = classes()
            .that()
            .resideInAPackage(CONFLICT)
            .should()
            .onlyDependOnClassesThat(not(resideInAPackage(SINK)).or(resideInAnyPackage(CHANGE, CONFLICT)))
            .because("whether there is a conflict does not depend on who would win it");

    @ArchTest
    static final ArchRule resolvingKnowsOnlyChangesAndVerdicts = classes()
            .that()
            .resideInAPackage(RESOLVE)
            .should()
            .onlyDependOnClassesThat(not(resideInAPackage(SINK)).or(resideInAnyPackage(CHANGE, CONFLICT, RESOLVE)))
            .because("who wins does not depend on how rows are read and written, nor on how policies are configured");

    @ArchTest
    static final ArchRule namesKnowOnlyTables = classes()
            .that()
            .resideInAPackage(MAPPING)
            .should()
            .onlyDependOnClassesThat(not(resideInAPackage(SINK)).or(resideInAnyPackage(CHANGE, MAPPING)))
            .because("what a thing is called does not depend on what happens to it");

    @ArchTest
    static final ArchRule onlyTheStoreSpeaksSql = noClasses()
            .that()
            .resideOutsideOfPackage(STORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "com.mysql..")
            .because("errors of the driver are classified, and connections closed, in one place");

    @ArchTest
    static final ArchRule applyingKnowsTheDestinationByItsPort = noClasses()
            .that()
            .resideInAnyPackage(APPLY, ROWS, STATEMENT, DESTINATION, "io.twoway.sink.plan..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(STORE)
            .because("what is decided and in which order must be testable without a server");

    @ArchTest
    static final ArchRule planningAndApplyingReachNothing = noClasses()
            .that()
            .resideInAnyPackage(APPLY, ROWS, STATEMENT, DESTINATION, "io.twoway.sink.plan..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.net..",
                    "java.nio.file..",
                    "java.util.concurrent..",
                    "org.apache.kafka.clients..",
                    "org.apache.kafka.connect.sink..")
            .because("they belong to whichever thread applies, and to no task: all that they ask, they ask the port");

    @ArchTest
    static final ArchRule packagesHaveNoCircles = slices().matching("io.twoway.sink.(**)")
            .should()
            .beFreeOfCycles()
            .because("who reads one package should not have to know those that build upon it");
}
