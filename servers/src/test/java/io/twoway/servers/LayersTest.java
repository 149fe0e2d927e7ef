package io.twoway.servers;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.twoway.servers", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {

    @ArchTest
    static final ArchRule packagesFormNoCircle = slices().matching("io.twoway.(**)")
            .should()
            .beFreeOfCycles()
            .because("a process does not know which server it runs");

    @ArchTest
    static final ArchRule processesSpeakNoProtocol = noClasses()
            .that()
            .resideInAPackage("io.twoway.servers.process..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "com.mysql..", "java.net.http..")
            .because("starting, stopping and killing is the same for every server");

    @ArchTest
    static final ArchRule serversNeedNothingOfTheProduct = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "io.twoway.contract..", "io.twoway.client..", "io.twoway.cli..")
            .because("tests of every module start servers, and must not get Kafka's jars by it");
}
