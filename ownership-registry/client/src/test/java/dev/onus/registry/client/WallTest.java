package dev.onus.registry.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class WallTest {
    @Test
    void shouldBringNoServerIntoTheServicesThatReadTheRegistry() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.micronaut.http..", "org.apache.kafka.streams..", "org.rocksdb..")
                .because("the notifier and the stream read the registry too")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.onus.registry.client"));
    }
}
