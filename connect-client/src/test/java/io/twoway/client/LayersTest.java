package io.twoway.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.twoway.client", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {

    @ArchTest
    static final ArchRule packagesFormNoCircle = slices().matching("io.twoway.(**)")
            .should()
            .beFreeOfCycles()
            .because("who reads one package must not have to read another one first");

    @ArchTest
    static final ArchRule oneClassSendsRequests = noClasses()
            .that()
            .doNotHaveSimpleName("RestEndpoint")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.net.http..")
            .because("what is no answer of Connect gets its words in one place");

    @ArchTest
    static final ArchRule nothingButConnectIsAsked = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "com.mysql..", "org.apache.kafka..", "picocli..")
            .because(
                    "who uses Connect alone, such as add-tables, needs no password of a database and no right in Kafka");
}
