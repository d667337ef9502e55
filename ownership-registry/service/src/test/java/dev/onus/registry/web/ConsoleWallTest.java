package dev.onus.registry.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ConsoleWallTest {
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.onus.registry");

    @Test
    void shouldReadCasesWithoutKnowingWhoAnswersThem() {
        noClasses()
                .that()
                .resideInAPackage("dev.onus.registry.cases..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.onus.registry.answer..", "dev.onus.registry.web..")
                .because("the read model stands under the API and the console alike")
                .check(classes);
    }

    @Test
    void shouldAnswerWithoutKnowingThePages() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.onus.registry.web..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.onus.registry.web..")
                .because("in production the console can be scaled apart from the API")
                .check(classes);
    }
}
