package dev.onus.embedded;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class WallTest {
    private final JavaClasses ours = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.onus.embedded");

    @Test
    void shouldKnowNoOtherModule() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.onus.contracts..", "dev.onus.registry..", "dev.onus.escalation..", "io.micronaut..")
                .because("contracts is tested on this module's parts, and production has neither of them")
                .check(ours);
    }

    @Test
    void shouldStartTheRegistryFromAClassThatStandsAlone() {
        classes()
                .that()
                .haveSimpleName("ApicurioLauncher")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("java..", "org.jspecify..").or(simpleName("ApicurioLauncher")))
                .because("it is the only class of ours in the registry's process")
                .check(ours);
    }
}
