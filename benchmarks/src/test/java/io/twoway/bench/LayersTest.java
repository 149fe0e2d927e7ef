package io.twoway.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.twoway.bench", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {

    @ArchTest
    static final ArchRule packagesFormNoCircle = slices().matching("io.twoway.bench.(**)")
            .should()
            .beFreeOfCycles()
            .because("who reads one package should not have to know those that build upon it");

    @ArchTest
    static final ArchRule contendersAreMeasuredFromOutside = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.twoway.sink..", "io.twoway.source..", "io.twoway.smt..")
            .because("ours runs as the peer does: as a plugin in a worker");
}
