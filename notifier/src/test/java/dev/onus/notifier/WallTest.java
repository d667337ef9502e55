package dev.onus.notifier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class WallTest {
    private static final JavaClasses NOTIFIER = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.onus.notifier");

    @Test
    void shouldDecideWhatIsTriedWhenWithoutClockKafkaOrFramework() {
        classes()
                .that()
                .resideInAPackage("dev.onus.notifier.course..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.time",
                        "java.util..",
                        "dev.onus.notifier.course..",
                        "dev.onus.notifier.channel",
                        "dev.onus.registry.model",
                        "dev.onus.vocabulary",
                        "org.jspecify..")
                .because("time can be moved only in what is pure")
                .check(NOTIFIER);
    }

    @Test
    void shouldCountWithoutClockKafkaOrFramework() {
        classes()
                .that()
                .resideInAPackage("dev.onus.notifier.limits..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.time",
                        "java.util..",
                        "dev.onus.notifier.limits..",
                        "dev.onus.registry.model",
                        "org.jspecify..")
                .because("time can be moved only in what is pure")
                .check(NOTIFIER);
    }

    @Test
    void shouldKeepChannelsApartFromEachOtherAndFromKafka() {
        noClasses()
                .that()
                .resideInAPackage("dev.onus.notifier.channel.(*)..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka..",
                        "dev.onus.notifier.pipeline..",
                        "dev.onus.notifier.ledger..",
                        "dev.onus.notifier.intake..")
                .because("a new channel is written from the contract of channels alone")
                .check(NOTIFIER);
    }

    @Test
    void shouldLeaveTheNetworkToTheOutboundPackage() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.onus.notifier.outbound..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.netty..", "java.net.http..")
                .because("only there the outbound rule is asked for every connection")
                .check(NOTIFIER);
    }

    @Test
    void shouldNotResolvePeople() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("dev.onus.registry.model.TargetResolver")
                .because("who is paged stands in the event; the stream decided it (design decision 4)")
                .check(NOTIFIER);
    }
}
