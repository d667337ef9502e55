package dev.onus.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** SYS-9: every scenario of the requirements is played once, as {@code ./onus demo} plays it, and ends as it should. */
class ScenariosTest {
    /** What the requirements mark as a scenario in OWN and ESC; none may be missing. */
    private static final List<String> REQUIRED = List.of(
            "key-in-ci-log",
            "failed-rotation",
            "two-classes",
            "shared-identity",
            "third-party-grant",
            "unowned-then-claimed",
            "two-names",
            "repeat-exposure",
            "inactive-partner",
            "expiring-token",
            "blocked-then-undone",
            "reassigned-three-times",
            "silent-source",
            "issuer-storm");

    private static final Path HOME = Folders.fresh("scenarios");

    private static DemoRun played;
    private static DemoRun listed;

    @BeforeAll
    static void playAll() {
        played = DemoRun.of(HOME, "--scenario", "all", "--exit", "--speed", "60");
        listed = DemoRun.of(HOME, "--list");
    }

    @TestFactory
    Stream<DynamicTest> shouldEndAsTheRequirementSays() {
        return REQUIRED.stream()
                .map(name -> DynamicTest.dynamicTest(
                        name,
                        () -> assertThat(played.outcomeOf(name))
                                .as(() -> played.output())
                                .contains("passed")));
    }

    @Test
    void shouldListEachWithItsOutcome() {
        assertThat(listed.output().lines().filter(line -> line.contains("passed at")))
                .hasSizeGreaterThanOrEqualTo(REQUIRED.size());
        assertThat(REQUIRED).allSatisfy(name -> assertThat(listed.output()).contains(name));
    }

    @Test
    void shouldSayWithItsExitCodeThatAllPassed() {
        assertThat(played.exitCode()).as(() -> played.output()).isZero();
    }
}
