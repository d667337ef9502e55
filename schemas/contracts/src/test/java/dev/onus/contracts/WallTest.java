package dev.onus.contracts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class WallTest {
    private final JavaClasses ours = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.onus.contracts");

    @Test
    void shouldKnowNoModuleButTheVocabulary() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.onus.registry..",
                        "dev.onus.ingest..",
                        "dev.onus.escalation..",
                        "dev.onus.notifier..",
                        "dev.onus.embedded..",
                        "dev.onus.standalone..")
                .because("a contract does not know who keeps it")
                .check(ours);
    }

    @Test
    void shouldLetOnlyTheWiringKnowMicronaut() {
        noClasses()
                .that()
                .haveNameNotMatching(".*Connections.*")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.micronaut..", "jakarta..")
                .because("everything else can be built by hand, in a test or in another framework")
                .check(ours);
    }

    @Test
    void shouldKeepHttpBehindTheRegistrySeam() {
        classes()
                .that()
                .resideInAnyPackage("dev.onus.contracts.serde..")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackage("java.net..")
                .because("another client may stand behind SchemaRegistry")
                .check(ours);
    }
}
