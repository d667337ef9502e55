package dev.onus.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class WallTest {
    @Test
    void shouldKeepDecodingAndRedactionPure() {
        classes()
                .that()
                .resideInAnyPackage("dev.onus.ingest.decode..", "dev.onus.ingest.redact..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.crypto..",
                        "dev.onus.vocabulary..",
                        "dev.onus.ingest.decode..",
                        "dev.onus.ingest.redact..",
                        "com.fasterxml.jackson..",
                        "com.dashjoin.jsonata..",
                        "org.jspecify..")
                .because("every payload of a vendor is a test without a broker, a server or a clock")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.onus.ingest"));
    }
}
