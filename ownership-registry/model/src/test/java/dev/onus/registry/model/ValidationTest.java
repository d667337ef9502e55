package dev.onus.registry.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValidationTest {
    private final Given given = Given.firstRecords();
    private IdentityBook identities = IdentityBook.empty();

    @Test
    void shouldFindNothingWrongInTheFirstRecords() {
        RecordKey[] all = FirstRecords.documents().keySet().stream()
                .map(kind -> new RecordKey(kind, kind == Kind.PERSON ? "admin" : "catch-all"))
                .toArray(RecordKey[]::new);

        assertThat(check(all)).isEmpty();
    }

    @Test
    void shouldNameAReferenceThatDoesNotResolveAndTheLikelyOne() {
        given.person("ana").with(Kind.TEAM, "payments", Map.of("members", List.of("ana", "anna"), "schedule", "night"));

        assertThat(check(new RecordKey(Kind.TEAM, "payments")))
                .containsExactly(
                        "Team/payments spec.members[1]: Expected a Person that exists, but got 'anna'. Did you mean"
                                + " 'ana'?",
                        "Team/payments spec.schedule: Expected a Schedule that exists, but got 'night'.");
    }

    @Test
    void shouldCheckEveryReferenceOfSchedulesSystemsRulesAndPolicies() {
        given.weekly("primary", "UTC", "nobody")
                .with(Kind.SYSTEM, "ledger", Map.of("owner", "none", "serviceOwner", "nobody"))
                .rule("mine", 1, "none", Map.of())
                .with(
                        Kind.ESCALATION_POLICY,
                        "policy",
                        Map.of(
                                "match",
                                Map.of(),
                                "steps",
                                List.of(Map.of("notify", List.of("owner", "team:none"), "inform", "schedule:none")),
                                "fallback",
                                Map.of("notify", "person:nobody")));

        assertThat(check(
                        new RecordKey(Kind.SCHEDULE, "primary"),
                        new RecordKey(Kind.SYSTEM, "ledger"),
                        new RecordKey(Kind.OWNERSHIP_RULE, "mine"),
                        new RecordKey(Kind.ESCALATION_POLICY, "policy")))
                .extracting(finding -> finding.substring(0, finding.indexOf(':')))
                .containsExactly(
                        "Schedule/primary spec.layers[0].participants[0][0]",
                        "System/ledger spec.owner",
                        "System/ledger spec.serviceOwner",
                        "OwnershipRule/mine spec.owner",
                        "EscalationPolicy/policy spec.steps[0].notify[1]",
                        "EscalationPolicy/policy spec.steps[0].inform[0]",
                        "EscalationPolicy/policy spec.fallback.notify[0]");
    }

    @Test
    void shouldRefuseToDeleteWhatSomebodyStillNames() {
        given.person("ana").team("payments", "ana");
        DirectorySnapshot after = given.directory().without(Kind.PERSON, "ana");

        List<Finding> findings = Validation.check(after, identities, List.of(new RecordKey(Kind.PERSON, "ana")));

        assertThat(findings)
                .extracting(Finding::toString)
                .containsExactly("Person/ana : Expected nothing to name Person/ana any more, but Team/payments does in"
                        + " spec.members[0].");
    }

    @Test
    void shouldRefuseToDeleteATeamThatOwnsAnIdentity() {
        given.team("payments", "admin");
        identity("key", Map.of("owner", "payments"));
        DirectorySnapshot after = given.directory().without(Kind.TEAM, "payments");

        assertThat(Validation.check(after, identities, List.of(new RecordKey(Kind.TEAM, "payments"))))
                .extracting(Finding::toString)
                .singleElement()
                .asString()
                .contains("Identity/key does in spec.owner");
    }

    @Test
    void shouldRefuseToDeleteWhoeverAnswersWhenNobodyElseDoes() {
        DirectorySnapshot after = given.directory()
                .without(Kind.OWNERSHIP_RULE, "catch-all")
                .without(Kind.ESCALATION_POLICY, "catch-all");

        assertThat(Validation.check(
                        after,
                        identities,
                        List.of(
                                new RecordKey(Kind.OWNERSHIP_RULE, "catch-all"),
                                new RecordKey(Kind.ESCALATION_POLICY, "catch-all"))))
                .hasSize(2)
                .allMatch(Finding::isProblem);
    }

    @Test
    void shouldRefuseACatchAllThatDoesNotCatchAll() {
        given.rule("catch-all", 0, "catch-all", Map.of("provider", "aws"));

        assertThat(check(new RecordKey(Kind.OWNERSHIP_RULE, "catch-all")))
                .singleElement()
                .asString()
                .contains("spec.match: Expected {}");
    }

    @Test
    void shouldRefuseAnIdOrAliasThatIsClaimedTwice() {
        identity("one", Map.of("id", "a:b:c"));
        identity("two", Map.of("id", "a:b:d", "aliases", List.of("a:b:c")));

        assertThat(check(new RecordKey(Kind.IDENTITY, "two")))
                .contains("Identity/two spec.aliases[0]: Expected an id that no other identity claims, but Identity/one"
                        + " claims 'a:b:c' too.");
        identity("one", Map.of("id", "a:b:e"));
        assertThat(check(new RecordKey(Kind.IDENTITY, "two"))).noneMatch(finding -> finding.contains("claims"));
    }

    @Test
    void shouldWarnOfSystemsThatNobodyDescribes() {
        identity("key", Map.of("system", "payments", "dependents", List.of("ledger")));

        assertThat(warnings(new RecordKey(Kind.IDENTITY, "key")))
                .contains("Identity/key spec.system: No System record describes payments; the name is kept.")
                .contains("Identity/key spec.dependents: No System record describes ledger; the name is kept.");
    }

    @Test
    void shouldSayWhatKeepsAnIdentityInOnboarding() {
        identity("key", Map.of());

        assertThat(warnings(new RecordKey(Kind.IDENTITY, "key")))
                .containsExactly(
                        "Identity/key spec.lifecycle: The identity stays in onboarding until it has an owner, a"
                                + " runbook (spec.revocation.runbook).");
    }

    @Test
    void shouldWarnOfAnOverrideThatNeverTakesEffect() {
        given.people("ana", "bo", "cy")
                .with(
                        Kind.SCHEDULE,
                        "primary",
                        Map.of(
                                "timeZone",
                                "UTC",
                                "layers",
                                List.of(Map.of(
                                        "name",
                                        "week",
                                        "participants",
                                        List.of("ana"),
                                        "rotation",
                                        Map.of("unit", "week", "anchor", "2026-01-05"))),
                                "overrides",
                                List.of(Map.of(
                                        "from",
                                        "2026-12-24T09:00",
                                        "to",
                                        "2026-12-27T09:00",
                                        "replace",
                                        "cy",
                                        "with",
                                        "bo"))));

        assertThat(warnings(new RecordKey(Kind.SCHEDULE, "primary")))
                .containsExactly("Schedule/primary spec.overrides[0].replace: cy is in no layer of the schedule, so the"
                        + " override never takes effect.");
    }

    @Test
    void shouldWarnOfARoleThatNobodyFillsAndOfAFormatThatNobodyDecodes() {
        given.with(Kind.SOURCE, "guard", Map.of("format", "aws-guarduty"))
                .with(
                        Kind.ESCALATION_POLICY,
                        "policy",
                        Map.of("match", Map.of(), "steps", List.of(Map.of("notify", "incident-commander"))));

        assertThat(warnings(new RecordKey(Kind.ESCALATION_POLICY, "policy")))
                .containsExactly("EscalationPolicy/policy spec.steps[0].notify[0]: Nobody fills the role"
                        + " incident-commander: there is no team, schedule or person of that name.");
        assertThat(warnings(new RecordKey(Kind.SOURCE, "guard")))
                .singleElement()
                .asString()
                .contains("Did you mean 'aws-guardduty'?");
    }

    private void identity(String name, Map<String, Object> spec) {
        Map<String, Object> withId = new HashMap<>(spec);
        withId.putIfAbsent("id", Given.KEY.toString());
        identities = identities.with(name, 1, Given.identity(withId));
    }

    private List<String> check(RecordKey... changed) {
        return texts(true, changed);
    }

    private List<String> warnings(RecordKey... changed) {
        return texts(false, changed);
    }

    private List<String> texts(boolean problems, RecordKey... changed) {
        return Validation.check(given.directory(), identities, Arrays.asList(changed)).stream()
                .filter(finding -> finding.isProblem() == problems)
                .map(Finding::toString)
                .toList();
    }
}
