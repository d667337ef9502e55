package dev.onus.escalation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class WallTest {
    @Test
    void shouldKnowOfNoKafkaNoAvroAndNoFramework() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "dev.onus.escalation..",
                        "dev.onus.registry.model..",
                        "dev.onus.vocabulary..",
                        "org.jspecify..")
                .because("the live system, the simulation and the tests run the same code")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.onus.escalation"));
    }
}
