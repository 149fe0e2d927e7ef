package io.twoway.sink;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

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
}
