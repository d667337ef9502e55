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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** ESC-10: what a simulation says is what the case machine does with the same records. */
class SimulatedByTheMachineTest {
    private static final String ALERT = """
            {"alert": {"identityId": "%s", "severity": "high", "title": "A key in a CI log",
             "alertClass": "leaked-credential", "credentialState": "active"}}
            """;
    private static final Instant AT = Instant.parse("2026-03-02T03:12:00Z");

    @Test
    void shouldSayWhatTheCaseMachineDoes() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            World world = Organisation.world(Organisation.PEOPLE, Organisation.CATCH_ALL, randomPolicy(random));
            Duration until = Duration.ofMinutes(random.nextInt(1, 600));
            AskedAnswer answer = answer(
                    "sim-ana",
                    Duration.ofSeconds(random.nextInt(0, 7_200)),
                    random.nextBoolean() ? "acknowledge" : "decline");
            List<AskedAnswer> answers = random.nextBoolean() ? List.of() : List.of(answer);

            Course course = course(world, Organisation.KEY, Optional.of(until), answers);

            assertThat(course.events()).as("seed %d, round %d", seed, round).isEqualTo(driven(world, until, answers));
        }
    }

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

    private static String randomPolicy(Random random) {
        List<String> targets = List.of("owner", "backup", "steward", "manager", "team:sim-secops", "person:sim-sam");
        StringBuilder steps = new StringBuilder();
        int count = random.nextInt(1, 5);
        for (int number = 0; number < count; number++) {
            steps.append("    - {notify: [\"")
                    .append(targets.get(random.nextInt(targets.size())))
                    .append("\"], acknowledgeWithin: PT")
                    .append(random.nextInt(1, 40))
                    .append("M, repeat: ")
                    .append(random.nextInt(3))
                    .append("}\n");
        }
        return """
                kind: EscalationPolicy
                metadata: {name: drawn}
                spec:
                  match: {}
                  priority: 5
                  containWithin: PT%dM
                  acknowledgementExpiresAfter: PT%dM
                  fallback: {notify: [manager], effects: [pause-automation]}
                  steps:
                %s""".formatted(random.nextInt(1, 300), random.nextInt(1, 60), steps);
    }

    private static Course course(World world, String identityId, Optional<Duration> until, List<AskedAnswer> answers) {
        Question question = question(identityId);
        Optional<Identity> identity = world.identity(question.alert().identityId());
        return new Simulator(world.situation(identity), AT, until, answers)
                .run(question.alert().under(identity.map(Identity::id), AT));
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

    private static Question question(String identityId) {
        return QuestionReader.read(ALERT.formatted(identityId));
    }
}
