package dev.onus.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class WallTest {
    @Test
    void shouldReachServicesOverHttpAlone() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.onus.cli..")
                .should()
                .dependOnClassesThat(ofServices())
                .because("a verb must work against a server anywhere, and start at once")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.onus.cli"));
    }

    /** The pure modules are no service: a mapping is tried on this machine, without one. */
    private static DescribedPredicate<JavaClass> ofServices() {
        DescribedPredicate<JavaClass> pure = JavaClass.Predicates.resideInAnyPackage(
                "dev.onus.registry.model..",
                "dev.onus.ingest.decode..",
                "dev.onus.ingest.source..",
                "dev.onus.ingest.redact..");
        return JavaClass.Predicates.resideInAnyPackage(
                        "dev.onus.registry..",
                        "dev.onus.ingest..",
                        "dev.onus.escalation..",
                        "dev.onus.notifier..",
                        "dev.onus.contracts..",
                        "org.apache.kafka..",
                        "io.micronaut..")
                .and(DescribedPredicate.not(pure));
    }
}
