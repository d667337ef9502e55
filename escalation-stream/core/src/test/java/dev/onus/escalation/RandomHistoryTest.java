package dev.onus.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.TimelineKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The machine against {@link ReferenceCase} over seeded random histories, and what must hold whatever happens. A failing
 * seed is named; {@code -Donus.seed=N} runs it alone.
 */
class RandomHistoryTest {
    private static final int HISTORIES = 4_000;
    private static final int INPUTS = 40;
    private static final List<String> PEOPLE = List.of("ana", "bo", "mo", "cy", "adam", "eve");
    private static final Map<String, String> CLOSING = Map.of("outcome", "condition-ended", "reason", "rotated");

    @Test
    void shouldDoWhatTheReferenceExpectsOverRandomHistories() {
        Long only = Long.getLong("onus.seed");
        long base = only != null ? only : new SplittableRandom().nextLong();
        for (long seed = base; seed < base + (only != null ? 1 : HISTORIES); seed++) {
            String trace = "";
            try {
                trace = play(seed);
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("Seed " + seed + " " + trace + ": " + failure.getMessage(), failure);
            }
        }
    }

    private String play(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Scene scene = Scene.usual().open(Severity.MEDIUM);
        ReferenceCase expected = new ReferenceCase(Scene.START, Severity.MEDIUM);
        List<String> trace = new ArrayList<>();
        compare(scene, expected, trace);
        for (int input = 0; input < INPUTS; input++) {
            expected.paged.clear();
            scene.last = List.of();
            trace.add(one(random, scene, expected));
            compare(scene, expected, trace);
        }
        checkWhatAlwaysHolds(scene);
        return trace.toString();
    }

    private String one(SplittableRandom random, Scene scene, ReferenceCase expected) {
        String person = PEOPLE.get(random.nextInt(PEOPLE.size()));
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> advance(Duration.ofSeconds(random.nextInt(1, 1_500)), scene, expected);
            case 3 -> answer(person, "acknowledge", Map.of(), scene, expected);
            case 4 -> answer(person, "decline", Map.of(), scene, expected);
            case 5 -> random.nextInt(6) == 0 ? answer(person, "resolve", CLOSING, scene, expected) : "nothing";
            case 6 -> unreached(random, scene, expected);
            case 7 -> {
                Severity as = random.nextInt(8) == 0 ? Severity.CRITICAL : Severity.MEDIUM;
                scene.alert(as);
                expected.reportedAgain(as, scene.now);
                yield "reported as " + as;
            }
            case 8 -> {
                if (random.nextInt(4) == 0) {
                    scene.sourceSays(AlertStatus.RESOLVED);
                    expected.sourceResolves();
                }
                yield "source";
            }
            default -> advance(Duration.ofMinutes(random.nextInt(1, 90)), scene, expected);
        };
    }

    private String advance(Duration by, Scene scene, ReferenceCase expected) {
        Instant until = scene.now.plus(by);
        Instant due = expected.nextDue();
        while (due != null && !due.isAfter(until)) {
            expected.fireAt(due);
            due = expected.nextDue();
        }
        scene.after(by);
        return "after " + by;
    }

    private String answer(
            String person, String action, Map<String, String> parameters, Scene scene, ReferenceCase expected) {
        String verdict = expected.answer(person, action, scene.now);
        scene.answer(person, action, OptionalLong.empty(), parameters);
        String said = scene.last.stream()
                .map(CaseEvent::detail)
                .filter(Detail.OfAnswer.class::isInstance)
                .map(detail -> ((Detail.OfAnswer) detail).verdict().word())
                .findFirst()
                .orElse("none");
        assertThat(said).as("%s by %s", action, person).isEqualTo(verdict);
        return action + " by " + person + " " + verdict;
    }

    /** A page that is still waited for turns out to have reached nobody. */
    private String unreached(SplittableRandom random, Scene scene, ReferenceCase expected) {
        List<Page> pages = scene.current().progress().pages();
        if (pages.isEmpty()) {
            return "nothing";
        }
        Page last = pages.getLast();
        List<Page> run = pages.stream()
                .filter(page -> page.step().equals(last.step()) && page.attempt() == last.attempt())
                .filter(page -> page.fate() == Page.PageFate.PENDING)
                .toList();
        if (run.isEmpty()) {
            return "nothing";
        }
        Page page = run.get(random.nextInt(run.size()));
        scene.delivered(page.person(), false);
        if (Purposes.isOfSteps(scene.current(), page)) {
            expected.unreached(page.person(), scene.now);
        } else if (page.step().equals("resolve")) {
            expected.clockUnreached(page.person());
        }
        return "unreached " + page.person();
    }

    private void compare(Scene scene, ReferenceCase expected, List<String> trace) {
        Case actual = scene.current();
        String where = trace.toString();
        assertThat(actual.status().word()).as("status %s", where).isEqualTo(expected.status);
        assertThat(actual.episode()).as("episode %s", where).isEqualTo(expected.episode);
        assertThat(actual.version()).as("version %s", where).isEqualTo(expected.version);
        assertThat(scene.paged()).as("paged %s", where).isEqualTo(expected.paged);
        if (!actual.isClosed()) {
            assertThat(actual.progress().exhausted()).as("exhausted %s", where).isEqualTo(expected.exhausted);
            assertThat(actual.nextDue()).as("a live deadline (G2) %s", where).isPresent();
        }
    }

    /** Page ids never return (G5), every page has a person and a reason (G6), revisions have no gap. */
    private void checkWhatAlwaysHolds(Scene scene) {
        Set<String> pageIds = new HashSet<>();
        long revision = 0;
        Instant at = Scene.START;
        for (CaseEvent event : scene.log) {
            assertThat(event.after().revision()).isEqualTo(++revision);
            assertThat(event.at()).isAfterOrEqualTo(at);
            at = event.at();
            if (event.kind() == TimelineKind.PAGE_REQUESTED) {
                Page page = ((Detail.OfPage) event.detail()).page();
                assertThat(pageIds.add(page.id().value())).isTrue();
                assertThat(page.person()).isNotBlank();
                assertThat(page.reason()).isNotBlank();
            }
            if (event.detail() instanceof Detail.OfDeadline fired) {
                assertThat(fired.firedAt()).isAfterOrEqualTo(fired.deadline().dueAt());
            }
        }
    }
}
