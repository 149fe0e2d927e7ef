package io.twoway.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.twoway.cli", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {

    private static final String[] SQL = {"java.sql..", "javax.sql..", "com.mysql.."};

    @ArchTest
    static final ArchRule roomsFormNoCircle = slices().matching("io.twoway.(**)")
            .should()
            .beFreeOfCycles()
            .because("commands stand on rooms, and no room knows the command that uses it");

    @ArchTest
    static final ArchRule onlyOneRoomAsksKafka = noClasses()
            .that()
            .resideOutsideOfPackage("io.twoway.cli.kafka..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka.clients..")
            .because("each wait for a broker has a limit there");

    @ArchTest
    static final ArchRule serversAreAskedWhereFactsAreNeeded = noClasses()
            .that()
            .resideOutsideOfPackages("io.twoway.cli.pair..", "io.twoway.cli.check..", "io.twoway.cli.state..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SQL)
            .because("registering, changing and generating connectors needs no password of a database here");

    @ArchTest
    static final ArchRule connectIsAskedThroughItsClient = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.net.http..")
            .because("there is one client of Connect's REST API, and it knows TLS, rebalances and limits");

    @ArchTest
    static final ArchRule optionsStayAtTheDoor = noClasses()
            .that()
            .resideOutsideOfPackages("io.twoway.cli", "io.twoway.cli.options..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..")
            .because("the rooms are used by bin/sandbox and by tests as well, which give no options");

    @ArchTest
    static final ArchRule namesOfTablesArePure = noClasses()
            .that()
            .resideInAPackage("io.twoway.cli.tables..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "java.net..", "java.nio..", "org.apache.kafka..", "io.twoway.client..")
            .because("which tables a list selects follows from the list and the names alone");
}
