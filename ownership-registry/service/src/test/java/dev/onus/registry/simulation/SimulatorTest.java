package dev.onus.registry.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.escalation.Alert;
import dev.onus.escalation.Answer;
import dev.onus.escalation.Case;
import dev.onus.escalation.CaseEvent;
import dev.onus.escalation.CaseInput;
import dev.onus.escalation.CaseMachine;
import dev.onus.escalation.Decision;
import dev.onus.escalation.Situation;
import dev.onus.registry.model.Identity;
import dev.onus.vocabulary.ResponseId;
import dev.onus.vocabulary.TimelineKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** ESC-10: given an alert, who would be told when, and what would happen. */
class SimulatorTest {
    private static final Instant AT = Instant.parse("2026-03-02T03:12:00Z");
    private static final String ALERT = """
            {"alert": {"identityId": "%s", "severity": "high", "title": "A key in a CI log",
             "alertClass": "leaked-credential", "credentialState": "active"}}
            """;

    @Test
    void shouldSayWhoWouldBeToldWhenIfNobodyAnswers() {
        Course course = course(Organisation.usual(), Organisation.KEY, Optional.empty(), List.of());

        assertThat(pages(course))
                .containsExactly(
                        "PT0S sim-ana owner accountable",
                        "PT0S sim-sam team:sim-security informed",
                        "PT5M sim-bo backup accountable",
                        "PT15M sim-bo team:sim-secops accountable",
                        "PT20M sim-sam team:sim-security accountable",
                        "PT30M sim-sam team:sim-security accountable",
                        "PT3H sim-mo manager accountable",
                        "PT4H sim-ana owner accountable",
                        "PT4H sim-mo manager accountable",
                        "PT24H sim-ana owner accountable",
                        "PT24H sim-mo manager accountable");
    }

    @Test
    void shouldGiveTheReasonOfEveryPage() {
        Course course = course(Organisation.usual(), Organisation.KEY, Optional.empty(), List.of());

        assertThat(course.events())
                .filteredOn(event -> event.kind() == TimelineKind.PAGE_REQUESTED)
                .allSatisfy(event -> assertThat(event.reason()).isNotBlank());
    }

    @Test
    void shouldShowTwoRepeatsOfTheCatchAllAndSayThatTheyGoOn() {
        Course course = course(Organisation.usual(), Organisation.KEY, Optional.empty(), List.of());

        assertThat(course.end()).isEqualTo(Course.End.REPEATS);
        assertThat(course.repeats())
                .extracting(Course.Repeat::kind)
                .containsExactlyInAnyOrder("catch-all-repeat", "contain", "resolve");
        assertThat(course.repeats())
                .filteredOn(repeat -> repeat.kind().equals("catch-all-repeat"))
                .singleElement()
                .satisfies(repeat -> {
                    assertThat(repeat.from()).isEqualTo(AT.plus(Duration.ofMinutes(50)));
                    assertThat(repeat.every()).isEqualTo(Duration.ofHours(1));
                });
    }

    @Test
    void shouldFollowWhatRepeatsAsLongAsItWasAsked() {
        Course course = course(Organisation.usual(), Organisation.KEY, Optional.of(Duration.ofMinutes(80)), List.of());

        assertThat(course.end()).isEqualTo(Course.End.UNTIL);
        assertThat(course.endedAt()).isEqualTo(AT.plus(Duration.ofMinutes(80)));
        assertThat(pages(course))
                .endsWith("PT30M sim-sam team:sim-security accountable", "PT50M sim-sam team:sim-security accountable");
    }

    @Test
    void shouldFollowAnAnswerUntilItsLeaseEnds() {
        Course course = course(
                Organisation.usual(),
                Organisation.KEY,
                Optional.of(Duration.ofMinutes(40)),
                List.of(answer("sim-ana", Duration.ofMinutes(2), "acknowledge")));

        assertThat(course.events())
                .filteredOn(event -> event.kind() == TimelineKind.ACKNOWLEDGED)
                .singleElement()
                .satisfies(event -> assertThat(event.at()).isEqualTo(AT.plus(Duration.ofMinutes(2))));
        assertThat(pages(course))
                .containsExactly(
                        "PT0S sim-ana owner accountable",
                        "PT0S sim-sam team:sim-security informed",
                        "PT32M sim-bo backup accountable");
    }

    @Test
    void shouldEndWithTheCase() {
        AskedAnswer closing = answer("sim-ana", Duration.ofMinutes(1), "resolve", Map.of("outcome", "false-positive"));

        Course course = course(Organisation.usual(), Organisation.KEY, Optional.empty(), List.of(closing));

        assertThat(course.end()).isEqualTo(Course.End.RESOLVED);
        assertThat(course.finallyAs().isClosed()).isTrue();
        assertThat(course.repeats()).isEmpty();
    }

    @Test
    void shouldRefuseInTheAnswerWhoMayNotAnswer() {
        Course course = course(
                Organisation.usual(),
                Organisation.KEY,
                Optional.empty(),
                List.of(answer("sim-mo", Duration.ofMinutes(1), "acknowledge")));

        assertThat(course.events()).extracting(CaseEvent::kind).contains(TimelineKind.REFUSED);
        assertThat(pages(course)).contains("PT5M sim-bo backup accountable");
    }

    @Test
    void shouldSayWhyATargetLeadsToNobody() {
        Course course = course(Organisation.usual(), Organisation.KEY, Optional.empty(), List.of());

        assertThat(course.events())
                .filteredOn(event -> event.kind() == TimelineKind.PAGE_SKIPPED)
                .anySatisfy(event -> {
                    assertThat(event.summary()).contains("steward");
                    assertThat(event.reason()).isNotBlank();
                });
    }

    @Test
    void shouldAlsoFollowTheCaseThatLooksForAnOwner() {
        Course course = course(Organisation.usual(), "github:token:nobody-knows", Optional.empty(), List.of());

        assertThat(course.openedAs().standing().owner()).isEqualTo("sim-security");
        assertThat(course.events()).anySatisfy(event -> {
            assertThat(event.after().kind().word()).isEqualTo("find-owner");
            assertThat(event.kind()).isEqualTo(TimelineKind.PAGE_REQUESTED);
        });
    }

    @Test
    void shouldFindTheIdentityByItsAlias() {
        Course course = course(Organisation.usual(), Organisation.ALIAS, Optional.empty(), List.of());

        assertThat(course.openedAs().routingKey().value()).isEqualTo(Organisation.KEY);
        assertThat(course.openedAs().standing().owner()).isEqualTo("sim-payments");
    }

    @Test
    void shouldShowAnEffectAndThatNobodyCarriesItOut() {
        World world = Organisation.world(
                Organisation.PEOPLE,
                Organisation.CATCH_ALL,
                Organisation.POLICY.replace("PT10M}", "PT10M, effects: [pause-automation]}"));

        Course course = course(world, Organisation.KEY, Optional.empty(), List.of());

        assertThat(course.events())
                .filteredOn(event -> event.kind() == TimelineKind.EFFECT_REQUESTED)
                .extracting(CaseEvent::at)
                .containsExactly(AT.plus(Duration.ofMinutes(5)));
        assertThat(course.events())
                .filteredOn(event -> event.kind() == TimelineKind.EFFECT_OVERDUE)
                .hasSize(1);
        assertThat(course.repeats())
                .extracting(repeat -> repeat.kind() + " " + repeat.about().orElse(""))
                .contains("effect-answer pause-automation");
    }

    @Test
    void shouldFollowNoMoreEventsThanItsLimit() {
        World world = Organisation.world(Organisation.PEOPLE, Organisation.CATCH_ALL, """
                kind: EscalationPolicy
                metadata: {name: hasty}
                spec:
                  match: {}
                  priority: 1
                  steps: [{notify: [owner], acknowledgeWithin: PT0.001S, repeat: 9}]
                  fallback: {notify: [owner]}
                  acknowledgementExpiresAfter: PT0.01S
                """);
        List<AskedAnswer> answers = new ArrayList<>();
        for (int number = 0; number < SimulationLimits.MAX_ANSWERS; number++) {
            answers.add(answer("sim-ana", Duration.ofHours(number), "acknowledge"));
        }

        Course course = course(world, Organisation.KEY, Optional.of(Duration.ofDays(7)), answers);

        assertThat(course.events()).hasSizeLessThan(SimulationLimits.MAX_EVENTS + 100);
    }

    /** The real machine, driven by hand over the same records: the same pages at the same times. */
    private static List<CaseEvent> driven(World world, Duration until, List<AskedAnswer> answers) {
        Optional<Identity> identity = world.identity(Optional.of(Organisation.KEY));
        Situation situation = world.situation(identity);
        Alert alert = question(Organisation.KEY).alert().under(identity.map(Identity::id), AT);
        Decision opened = CaseMachine.open(alert, situation, AT);
        List<CaseEvent> events = new ArrayList<>(opened.events());
        Case current = opened.next();
        List<AskedAnswer> left = new ArrayList<>(answers);
        Instant end = AT.plus(until);
        while (true) {
            Instant due = current.nextDue().orElse(Instant.MAX);
            Instant said =
                    left.isEmpty() ? Instant.MAX : AT.plus(left.getFirst().after());
            Instant next = due.isBefore(said) ? due : said;
            if (next.isAfter(end)) {
                return events;
            }
            Decision decision = next.equals(said)
                    ? CaseMachine.apply(
                            current, new CaseInput.Answered(left.removeFirst().answer()), situation, next)
                    : CaseMachine.fireDue(current, situation, next);
            events.addAll(decision.events());
            current = decision.next();
        }
    }

    private static Course course(World world, String identityId, Optional<Duration> until, List<AskedAnswer> answers) {
        Question question = question(identityId);
        Optional<Identity> identity = world.identity(question.alert().identityId());
        return new Simulator(world.situation(identity), AT, until, answers)
                .run(question.alert().under(identity.map(Identity::id), AT));
    }

    private static Question question(String identityId) {
        return QuestionReader.read(ALERT.formatted(identityId));
    }

    private static AskedAnswer answer(String person, Duration after, String action) {
        return answer(person, after, action, Map.of());
    }

    private static AskedAnswer answer(String person, Duration after, String action, Map<String, String> parameters) {
        return new AskedAnswer(
                "answers[0]",
                after,
                new Answer(
                        new ResponseId("answer-" + after),
                        action,
                        Optional.of(person),
                        Optional.empty(),
                        Set.of(),
                        OptionalLong.empty(),
                        Optional.empty(),
                        Optional.of("as I say"),
                        parameters));
    }

    /** As {@code PT5M sim-ana owner accountable}. */
    private static List<String> pages(Course course) {
        return course.events().stream()
                .filter(event -> event.kind() == TimelineKind.PAGE_REQUESTED)
                .map(event -> Duration.between(AT, event.at()) + " "
                        + event.persons().getFirst().person() + " "
                        + event.persons().getFirst().target() + " "
                        + event.persons().getFirst().role().word())
                .toList();
    }
}
