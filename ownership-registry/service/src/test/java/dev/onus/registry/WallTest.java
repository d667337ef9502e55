package dev.onus.registry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class WallTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.onus.registry");

    @Test
    void shouldKeepTheStateMachineFreeOfKafkaAndClocks() {
        noClasses()
                .that()
                .haveSimpleName("RegistryState")
                .or()
                .haveSimpleName("ClaimCheck")
                .or()
                .haveSimpleName("ProposalAssembly")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "io.micronaut..", "java.time.zone..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .because("two replicas that read the same log have to end the same")
                .check(OURS);
    }

    @Test
    void shouldKeepHttpOutOfWhatItServes() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.onus.registry.log..",
                        "dev.onus.registry.apply..",
                        "dev.onus.registry.projection..",
                        "dev.onus.registry.token..",
                        "dev.onus.registry.audit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.micronaut.http..", "dev.onus.registry.http..", "dev.onus.registry.web..")
                .because("the same records are written by HTTP, the console and the first start")
                .check(OURS);
    }

    @Test
    void shouldKeepYamlWhereDocumentsAreRead() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.onus.registry.apply")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.snakeyaml..")
                .because("everything else sees documents with places")
                .check(OURS);
    }
}
