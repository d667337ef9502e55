package dev.onus.registry.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LintPeopleTest extends LintOrganisation {
    @Test
    void shouldFindAStepThatCanReachNobody() {
        given.with(Kind.PERSON, "mute", Map.of()).team("mute", "mute");
        clean("steps", List.of(step("owner"), step("team:mute"), step("backup")));

        assertThat(at("spec.steps[1].notify"))
                .containsExactly("Nobody can be reached here: team:mute lead to nobody with a contact in the next 14"
                        + " days, so the case goes on at once.");
        assertThat(at("spec.steps[2].notify")).as("no identity has a backup").hasSize(1);
        identity("key", Map.of("owner", "payments", "backup", "secops"));
        assertThat(at("spec.steps[2].notify")).isEmpty();
    }

    @Test
    void shouldRefuseAPolicyThatCanReachNobodyAtAll() {
        given.with(Kind.PERSON, "mute", Map.of()).team("mute", "mute");
        clean("steps", List.of(step("team:mute")), "fallback", Map.of("notify", "person:mute"));

        assertThat(findings())
                .filteredOn(Finding::isProblem)
                .extracting(Finding::toString)
                .containsExactly("EscalationPolicy/clean spec.steps: Expected somebody who can be reached by a step or"
                        + " the fallback, but none of them leads to anybody with a contact.");
    }

    @Test
    void shouldFindAPolicyThatPagesNobodyWhenACaseOpens() {
        clean("steps", List.of(Map.of("notify", "owner", "when", "not-revoked", "within", "PT1H")));
        assertThat(at("spec.steps"))
                .containsExactly("Every step waits for a condition, so a new case goes to the fallback at once.");

        clean("steps", List.of(Map.of("effects", "pause-automation")), "fallback", Map.of());
        assertThat(at("spec.steps"))
                .containsExactly("Nobody is notified by any step, so every case goes to the catch-all.");
    }

    @Test
    void shouldFindAManagerWhoIsTheOnlyOneOfTheTeam() {
        clean();
        given.with(Kind.TEAM, "payments", Map.of("members", "mo", "manager", "mo"));

        assertThat(lint())
                .contains("Team/payments spec.manager: mo manages team payments and is the only one who is paged for"
                        + " it, so escalating to the manager leads back to mo.");
    }

    @Test
    void shouldFindABackupThatIsTheOwner() {
        clean();
        given.team("one", "ana").team("other", "ana");
        identity("same", Map.of("id", "aws:role:1", "owner", "payments", "backup", "payments"));
        identity("alone", Map.of("id", "aws:role:2", "owner", "one", "backup", "other"));
        identity("fine", Map.of("id", "aws:role:3", "owner", "payments", "backup", "secops"));

        assertThat(lint())
                .containsExactly(
                        "Identity/alone spec.backup: The backup, team other, is the same people as the owner, team one,"
                                + " so escalating to it leads back to who did not answer.",
                        "Identity/same spec.backup: The backup, team payments, is the same people as the owner, so"
                                + " escalating to it leads back to who did not answer.");
    }

    @Test
    void shouldCountIdentitiesOfOneHabitInsteadOfNamingThemAll() {
        clean();
        for (int index = 0; index < LintCycles.MAX_IDENTITIES_NAMED + 5; index++) {
            identity("i" + index, Map.of("id", "aws:role:" + index, "owner", "payments", "backup", "payments"));
        }

        assertThat(at("spec.backup")).hasSize(LintCycles.MAX_IDENTITIES_NAMED);
        assertThat(at("spec.backup").getLast()).endsWith("The same is true of 5 more identities.");
    }

    @Test
    void shouldFindAChainOfStepsThatLeadsToOnePerson() {
        clean("steps", List.of(step("person:cy"), step("role:cy")));

        assertThat(at("spec.steps"))
                .containsExactly(
                        "Every step leads to the same single person, for each owner that the policy can apply to.");
    }

    @Test
    void shouldFindARotationThatIsEmptyForAWhile() {
        Map<String, Object> rotation = Map.of("unit", "week", "anchor", "2026-11-16");
        Map<String, Object> layer =
                Map.of("name", "week", "participants", List.of(List.of("ana"), List.of()), "rotation", rotation);
        given.with(Kind.SCHEDULE, "gappy", Map.of("timeZone", "UTC", "layers", List.of(layer)));
        clean();
        assertThat(lint()).as("nobody uses it").isEmpty();

        clean("steps", List.of(step("owner"), step("schedule:gappy")));
        assertThat(lint())
                .containsExactly("Schedule/gappy spec.layers: The schedule is in use, but nobody is on call from"
                        + " 2026-11-23 00:00 until 2026-11-30 00:00 UTC.");
    }

    @Test
    void shouldFindARotationOfPeopleWhoCannotBePaged() {
        given.with(Kind.PERSON, "mute", Map.of()).weekly("primary", "UTC", "mute");
        clean();

        assertThat(lint())
                .contains("Schedule/primary spec.layers: The schedule is in use, but nobody with a contact is on call"
                        + " at any time in the next 14 days.");
    }

    @Test
    void shouldFindAFallbackThatIsWhoWasAskedBefore() {
        clean("fallback", Map.of("notify", List.of("schedule:primary")));
        assertThat(at("spec.fallback.notify")).hasSize(1);

        given.rule("other", 2, "secops", Map.of("provider", "okta"));
        assertThat(at("spec.fallback.notify"))
                .as("for another owner it is somebody else")
                .isEmpty();
        clean("fallback", Map.of("notify", List.of("person:ana")));
        assertThat(at("spec.fallback.notify"))
                .as("ana is on call every other week only")
                .isEmpty();
    }
}
