package dev.onus.registry.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyReferencesTest {
    private static final RecordKey POLICY = new RecordKey(Kind.ESCALATION_POLICY, "policy");

    private final Given given = Given.firstRecords();

    @Test
    void shouldRefuseTargetsThatDoNotExistWhereverTheyStand() {
        Map<String, Object> effect = Map.of(
                "action", "revoke", "authority", "team:none", "approval", Map.of("by", List.of("owner", "person:no")));
        given.policyOf(
                "policy",
                Map.of(
                        "steps", List.of(Map.of("notify", "owner", "effects", List.of(effect))),
                        "fallback", Map.of("effects", List.of(effect)),
                        "overdue", Map.of("decide", Map.of("notify", "team:none", "inform", "schedule:none")),
                        "dispute", Map.of("tieBreaker", List.of("steward", "person:no"))));

        assertThat(paths())
                .containsExactly(
                        "spec.steps[0].effects[0].authority",
                        "spec.steps[0].effects[0].approval.by[1]",
                        "spec.fallback.effects[0].authority",
                        "spec.fallback.effects[0].approval.by[1]",
                        "spec.overdue.decide.notify[0]",
                        "spec.overdue.decide.inform[0]",
                        "spec.dispute.tieBreaker[1]");
        assertThat(check()).allMatch(Finding::isProblem);
    }

    @Test
    void shouldRefuseAPolicyForAChangeWindowThatDoesNotExist() {
        given.with(Kind.CHANGE_WINDOW, "release", Map.of("weekly", List.of(weekly())))
                .policyOf(
                        "policy",
                        Map.of(
                                "match", Map.of("changeWindow", List.of("release", "relaese")),
                                "steps", List.of(Map.of("notify", "owner"))));

        assertThat(check())
                .extracting(Finding::toString)
                .containsExactly("EscalationPolicy/policy spec.match.changeWindow: Expected a ChangeWindow that exists,"
                        + " but got 'relaese'. Did you mean 'release'?");
    }

    @Test
    void shouldRefuseToDeleteAChangeWindowThatAPolicyNames() {
        given.with(Kind.CHANGE_WINDOW, "release", Map.of("weekly", List.of(weekly())))
                .policyOf(
                        "policy",
                        Map.of(
                                "match", Map.of("changeWindow", "release"),
                                "steps", List.of(Map.of("notify", "owner"))));
        DirectorySnapshot after = given.directory().without(Kind.CHANGE_WINDOW, "release");

        assertThat(Validation.check(after, IdentityBook.empty(), List.of(new RecordKey(Kind.CHANGE_WINDOW, "release"))))
                .singleElement()
                .extracting(Finding::toString)
                .asString()
                .contains("EscalationPolicy/policy does in spec.match.changeWindow");
    }

    @Test
    void shouldWarnOfARoleThatNobodyFillsWhereverItStandsButNotOfDefaults() {
        given.policyOf(
                "policy",
                Map.of(
                        "steps", List.of(Map.of("notify", "owner")),
                        "overdue", Map.of("resolve", Map.of("notify", "role:duty-officer")),
                        "dispute", Map.of("within", "PT5M")));

        assertThat(paths()).containsExactly("spec.overdue.resolve.notify[0]");
        assertThat(check()).noneMatch(Finding::isProblem);
    }

    private List<String> paths() {
        return check().stream().map(finding -> finding.problem().path()).toList();
    }

    private List<Finding> check() {
        return Validation.check(given.directory(), IdentityBook.empty(), List.of(POLICY));
    }

    private static Map<String, Object> weekly() {
        return Map.of("days", "SAT", "from", "22:00", "to", "23:00");
    }
}
