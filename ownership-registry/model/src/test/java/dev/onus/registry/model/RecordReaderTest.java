package dev.onus.registry.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.Severity;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordReaderTest {
    private final RecordReader reader = new RecordReader(UnknownFields.REFUSE);

    @Test
    void shouldReadAPolicyWithItsDefaults() {
        EscalationPolicy policy = read(
                Kind.ESCALATION_POLICY,
                Map.of(
                        "match",
                        Map.of("severity", List.of("high", "critical"), "blastRadius", List.of("50+", "medium")),
                        "steps",
                        List.of(Map.of("notify", List.of("owner"), "inform", List.of("team:vendor-risk")))),
                EscalationPolicy.class);

        assertThat(policy.match().severity()).containsExactlyInAnyOrder(Severity.HIGH, Severity.CRITICAL);
        assertThat(policy.match().blastRadius())
                .containsExactlyInAnyOrder(BlastRadiusBand.HIGH, BlastRadiusBand.MEDIUM);
        assertThat(policy.priority()).isZero();
        assertThat(policy.acknowledgementExpiresAfter()).isEqualTo(Duration.ofMinutes(30));
        assertThat(policy.containWithin()).isEmpty();
        assertThat(policy.resolveWithin()).isEqualTo(Duration.ofDays(3));
        assertThat(policy.fallback()).isEqualTo(Fallback.NONE);
        Step step = policy.steps().getFirst();
        assertThat(step.acknowledgeWithin()).isEqualTo(Duration.ofMinutes(15));
        assertThat(step.repeat()).isZero();
        assertThat(step.notifies()).containsExactly(new Target.Owner());
        assertThat(step.informs()).containsExactly(new Target.TeamTarget("vendor-risk"));
        assertThat(policy.acknowledgeSteps()).isEqualTo(policy.steps());
    }

    @Test
    void shouldKeepStepsThatWaitForAnotherConditionApart() {
        EscalationPolicy policy = read(
                Kind.ESCALATION_POLICY,
                Map.of(
                        "match",
                        Map.of(),
                        "steps",
                        List.of(
                                Map.of("notify", "owner", "acknowledgeWithin", "PT5M", "when", "unacknowledged"),
                                Map.of("when", "not-renewed", "within", "PT1H", "notify", "schedule:iam-primary"))),
                EscalationPolicy.class);

        assertThat(policy.acknowledgeSteps())
                .extracting(Step::acknowledgeWithin)
                .containsExactly(Duration.ofMinutes(5));
        assertThat(policy.conditionSteps()).containsExactly(2);
        assertThat(policy.steps().getLast().when()).isEqualTo(StepCondition.NOT_RENEWED);
        assertThat(policy.steps().getLast().within()).contains(Duration.ofHours(1));
    }

    @Test
    void shouldNameEveryProblemWithItsPathAndTheLikelyIntention() {
        Map<String, Object> step = Map.of(
                "notfy", List.of("owner"), "inform", List.of("onwer"), "acknowledgeWithin", "5 minutes", "repeat", -1);
        Map<String, Object> spec = Map.of(
                "match", Map.of("severity", List.of("hihg")),
                "steps", List.of(step),
                "resolveWitin", "PT24H");

        assertThat(problems(Kind.ESCALATION_POLICY, spec))
                .containsExactlyInAnyOrder(
                        "spec.match.severity[0]: Expected one of unknown, informational, low, medium, high, critical, but"
                                + " got 'hihg'. Did you mean 'high'?",
                        "spec.steps[0].inform[0]: Expected owner, backup, steward, manager, service-owner,"
                                + " incident-commander, team:<name>, person:<name>, schedule:<name> or role:<name>, but"
                                + " got 'onwer'. Did you mean 'owner'?",
                        "spec.steps[0].acknowledgeWithin: Expected a duration in ISO 8601 of more than nothing and at"
                                + " most 366 days, for example PT15M, but got '5 minutes'.",
                        "spec.steps[0].repeat: Expected a whole number from 0 to 20, but got -1.",
                        "spec.steps[0].notfy: Expected a known field, but nothing is called so. Did you mean 'notify'?",
                        "spec.resolveWitin: Expected a known field, but nothing is called so. Did you mean"
                                + " 'resolveWithin'?");
    }

    @Test
    void shouldNeverRepeatWhatStandsWhereASecretsReferenceBelongs() {
        Map<String, Object> spec = Map.of(
                "type", "smtp", "host", "mail", "from", "onus@example.org", "passwordRef", "hunter2-is-my-password");

        assertThat(problems(Kind.CHANNEL, spec))
                .singleElement()
                .asString()
                .startsWith("spec.passwordRef: Expected a reference");
        assertThat(problems(Kind.CHANNEL, spec).toString()).doesNotContain("hunter2");
        Map<String, Object> unknown = Map.of("type", "console", "password", "hunter2-is-my-password");
        assertThat(problems(Kind.CHANNEL, unknown).toString())
                .contains("Did you mean 'passwordRef'?")
                .doesNotContain("hunter2");
    }

    @Test
    void shouldReadASchedule() {
        Schedule schedule = read(
                Kind.SCHEDULE,
                Map.of(
                        "timeZone",
                        "Europe/Lisbon",
                        "layers",
                        List.of(Map.of(
                                "name",
                                "week",
                                "participants",
                                List.of(List.of("ana"), "bo", List.of()),
                                "rotation",
                                Map.of("unit", "week", "anchor", "2026-01-05", "handoff", Map.of("time", "09:00")))),
                        "overrides",
                        List.of(Map.of("from", "2026-12-24T09:00", "to", "2026-12-27T09:00", "with", "bo"))),
                Schedule.class);

        assertThat(schedule.layers().getFirst().participants())
                .containsExactly(List.of("ana"), List.of("bo"), List.of());
        assertThat(schedule.layers().getFirst().rotation().interval()).isEqualTo(1);
        assertThat(schedule.overrides().getFirst().replace()).isEmpty();
    }

    @Test
    void shouldSayWhatIsWrongInASchedule() {
        Map<String, Object> layer = Map.of(
                "name",
                "week",
                "participants",
                List.of(List.of("Ana")),
                "rotation",
                Map.of("unit", "weekly", "anchor", "05.01.2026", "handoff", Map.of("day", "MO", "time", "9am")));
        Map<String, Object> spec = Map.of(
                "timeZone",
                "Europe/Lisabon",
                "layers",
                List.of(layer),
                "overrides",
                List.of(Map.of("from", "2026-12-27T09:00", "to", "2026-12-24T09:00", "with", "bo")));

        assertThat(problems(Kind.SCHEDULE, spec))
                .anyMatch(problem -> problem.startsWith("spec.timeZone") && problem.contains("'Europe/Lisbon'?"))
                .anyMatch(problem -> problem.startsWith("spec.layers[0].participants[0][0]: Expected a name"))
                .anyMatch(problem -> problem.startsWith("spec.layers[0].rotation.unit") && problem.contains("'week'?"))
                .anyMatch(problem -> problem.startsWith("spec.layers[0].rotation.anchor: Expected a date"))
                .anyMatch(problem -> problem.startsWith("spec.layers[0].rotation.handoff.day"))
                .anyMatch(problem -> problem.startsWith("spec.layers[0].rotation.handoff.time"))
                .anyMatch(problem -> problem.equals(
                        "spec.overrides[0].to: Expected a time after 2026-12-27T09:00, but got 2026-12-24T09:00."))
                .hasSize(7);
    }

    @Test
    void shouldReadAnIdentityWithEveryField() {
        Map<String, Object> spec = new HashMap<>();
        spec.put("id", "AWS:Access-Key:AKIAIOSFODNN7EXAMPLE");
        spec.put("aliases", List.of("aws:user:arn:aws:iam::123456789012:user/deploy"));
        spec.put("environment", "production");
        spec.put("system", "payments");
        spec.put("owner", "payments");
        spec.put("shared", true);
        spec.put("criticality", "high");
        spec.put("blastRadius", 40);
        spec.put("dependents", List.of("settlement-api", "ledger"));
        spec.put("revocation", Map.of("method", "rotate-key", "runbook", "https://runbooks.example.org/rotate"));
        spec.put("credential", Map.of("state", "active", "expiresAt", "2027-01-01T00:00:00Z"));
        spec.put("stopAuthority", "team:payments");
        spec.put("proof", Map.of("issuer", "https://issuer.example.org", "subject", "triage-bot"));

        Identity identity = read(Kind.IDENTITY, spec, Identity.class);

        assertThat(identity.id()).isEqualTo(Given.KEY);
        assertThat(identity.criticality()).isEqualTo(Criticality.HIGH);
        assertThat(identity.blastRadius()).hasValue(40);
        assertThat(identity.isStewarded()).isTrue();
        assertThat(identity.lifecycle()).isEmpty();
        assertThat(identity.stopAuthority()).contains(new Target.TeamTarget("payments"));
    }

    @Test
    void shouldRefuseWhatIsNoIdentityId() {
        assertThat(problems(Kind.IDENTITY, Map.of("id", "AKIAIOSFODNN7EXAMPLE", "aliases", List.of("also:bad"))))
                .hasSize(2)
                .allMatch(problem -> problem.contains("Expected an identity id as <provider>:<type>:<native id>"));
        assertThat(problems(Kind.IDENTITY, Map.of("id", Given.KEY.toString(), "aliases", Given.KEY.toString())))
                .singleElement()
                .asString()
                .contains("one of them is its own id");
    }

    @Test
    void shouldAskForWhatIsMissing() {
        assertThat(problems(Kind.ESCALATION_POLICY, Map.of()))
                .containsExactly(
                        "spec.match: Expected a mapping, but it is missing.",
                        "spec.steps: Expected a list of steps, but it is missing.");
        assertThat(problems(Kind.OWNERSHIP_RULE, Map.of("match", Map.of())))
                .containsExactly("spec.owner: Expected a name, but it is missing.");
        assertThat(reader.read(Kind.TEAM, Map.of()))
                .isEqualTo(new Reading.Unreadable(List.of(
                        new Problem("metadata", "Expected a mapping, but it is missing."),
                        new Problem("spec", "Expected a mapping, but it is missing."))));
    }

    @Test
    void shouldProposeTheKindThatWasMeant() {
        Reading reading = reader.read(Map.of("kind", "EscalationPolcy"));

        assertThat(reading.toString()).contains("Did you mean 'EscalationPolicy'?");
        assertThat(reader.read(Map.of()).toString()).contains("but it is missing");
    }

    @Test
    void shouldSayHowANameHasToBeSpelled() {
        for (String name : List.of("Ana", "ana_li", "-ana", "ana-", "a".repeat(64), "ana/li")) {
            Reading reading = reader.read(Kind.PERSON, Map.of("metadata", Map.of("name", name), "spec", Map.of()));
            assertThat(reading).isInstanceOf(Reading.Unreadable.class);
            assertThat(reading.toString()).contains("metadata.name: Expected a name of at most 63");
        }
    }

    @Test
    void shouldAnswerWrongTypesWithoutFailing() {
        assertThat(problems(Kind.PERSON, Map.of("contacts", "console", "displayName", List.of())))
                .containsExactlyInAnyOrder(
                        "spec.displayName: Expected text of 1 to 4096 characters, but got a list.",
                        "spec.contacts: Expected a mapping, but got 'console'.");
        assertThat(problems(Kind.TEAM, Map.of("members", Map.of("ana", true))))
                .containsExactly("spec.members: Expected a list of texts, but got a mapping.");
        assertThat(problems(Kind.IDENTITY, Map.of("id", Given.KEY.toString(), "shared", "yes", "blastRadius", 1.5)))
                .containsExactlyInAnyOrder(
                        "spec.shared: Expected true or false, but got 'yes'.",
                        "spec.blastRadius: Expected a whole number from 0 to 2147483647, but got 1.5.");
    }

    @Test
    void shouldPassOverWhatANewerVersionWrote() {
        Reading reading = new RecordReader(UnknownFields.PASS_OVER)
                .read(Kind.TEAM, Map.of("metadata", Map.of("name", "a", "x", 1), "spec", Map.of("motto", "on it")));

        assertThat(reading).isInstanceOf(Reading.Read.class);
    }

    @Test
    void shouldReadTheFirstRecords() {
        assertThat(FirstRecords.documents())
                .allSatisfy(
                        (kind, document) -> assertThat(reader.read(document)).isInstanceOf(Reading.Read.class));
    }

    @Test
    void shouldFindAKindHoweverItIsWritten() {
        assertThat(Kind.find("ownershiprules")).contains(Kind.OWNERSHIP_RULE);
        assertThat(Kind.find("escalation-policies")).contains(Kind.ESCALATION_POLICY);
        assertThat(Kind.find("Person")).contains(Kind.PERSON);
        assertThat(Kind.find("peoples")).isEqualTo(Optional.empty());
    }

    private <T extends Spec> T read(Kind kind, Map<String, Object> spec, Class<T> type) {
        Reading reading = reader.read(kind, document(spec));
        if (reading instanceof Reading.Read read) {
            return type.cast(read.spec());
        }
        throw new AssertionError(reading);
    }

    private List<String> problems(Kind kind, Map<String, Object> spec) {
        Reading reading = reader.read(kind, document(spec));
        if (reading instanceof Reading.Unreadable unreadable) {
            return unreadable.problems().stream().map(Problem::toString).toList();
        }
        throw new AssertionError("Expected problems, but it was read: " + reading);
    }

    private static Map<String, Object> document(Map<String, Object> spec) {
        return Map.of("metadata", Map.of("name", "any", "labels", Map.of("tier", "1")), "spec", spec);
    }
}
