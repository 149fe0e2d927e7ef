package io.twoway.sandbox;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.twoway.sandbox", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {

    private static final String DEMONSTRATION = "io.twoway.sandbox.demo..";

    @ArchTest
    static final ArchRule packagesFormNoCircle = slices().matching("io.twoway.(**)")
            .should()
            .beFreeOfCycles()
            .because("the demonstration does not know which verb runs it");

    @ArchTest
    static final ArchRule onlyTheDemonstrationReadsAndWritesData = noClasses()
            .that()
            .resideOutsideOfPackage(DEMONSTRATION)
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.sql..", "com.mysql..", "org.apache.kafka.clients.."))
            .because("what a verb does to servers and connectors must work on a sandbox with any data");

    @ArchTest
    static final ArchRule connectorsAreRegisteredAsTheCommandLineDoes = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("java.net.http..")
                    .or(resideInAPackage("io.twoway.cli..")
                            .and(resideOutsideOfPackages("io.twoway.cli.life..", "io.twoway.cli.pair.."))))
            .because("a person who reads what bin/sandbox does should see what bin/two-way deploy does");
}
