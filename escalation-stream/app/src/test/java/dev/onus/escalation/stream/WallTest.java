package dev.onus.escalation.stream;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class WallTest {
    private static final String HERE = "dev.onus.escalation.stream";

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(HERE);

    @Test
    void shouldDecideInTheCoreAloneAndNotInTheTopology() {
        noClasses()
                .that()
                .resideInAnyPackage(HERE + ".gate..", HERE + ".runtime..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.onus.escalation", "dev.onus.registry.model..")
                .because("what runs the topology knows nothing about cases")
                .check(classes);
    }

    @Test
    void shouldKeepTheContractsAwayFromTheRowsOfTheStores() {
        noClasses()
                .that()
                .resideInAPackage(HERE + ".store..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.onus.contracts..")
                .because("rows are private, and outlive a change of the contracts")
                .check(classes);
    }

    @Test
    void shouldKnowMicronautOnlyWhereTheTopologyIsRun() {
        noClasses()
                .that()
                .resideInAnyPackage(HERE + ".gate..", HERE + ".store..", HERE + ".mapping..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.micronaut..", "jakarta..")
                .because("a topology is tested without a container")
                .check(classes);
    }
}
