package dev.onus.registry.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.vocabulary.OwnerSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TargetResolverTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final Given given = Given.firstRecords()
            .people("ana", "bo", "mo")
            .with(Kind.PERSON, "silent", Map.of("displayName", "No contact"))
            .weekly("payments-primary", "Europe/Lisbon", "ana", "bo")
            .with(
                    Kind.TEAM,
                    "payments",
                    Map.of("manager", "mo", "members", List.of("ana", "bo"), "schedule", "payments-primary"))
            .team("secops", "ana", "silent");

    private OwnerAnswer owner = owner("payments");

    @Test
    void shouldResolveATeamToItsSchedulesOnCallWithTheReason() {
        TargetAnswer answer = resolve("owner");

        assertThat(answer.persons())
                .containsExactly(new ResolvedPerson(
                        "bo",
                        "Team payments is the owner; bo is on call in schedule payments-primary (layer week) until"
                                + " 2026-11-23 09:00 Europe/Lisbon."));
        assertThat(answer.gap()).isEmpty();
        assertThat(answer.restsOn())
                .containsExactly(
                        new RecordRef("Team", "payments", 1),
                        new RecordRef("Schedule", "payments-primary", 1),
                        new RecordRef("Person", "bo", 1));
    }

    @Test
    void shouldMeanAllMembersOfATeamWithoutASchedule() {
        given.team("secops", "ana", "bo");

        assertThat(names("team:secops")).containsExactly("ana", "bo");
    }

    @Test
    void shouldLeaveOutAPersonWithoutAnyContactAndSayIt() {
        TargetAnswer answer = resolve("team:secops");

        assertThat(answer.persons()).extracting(ResolvedPerson::person).containsExactly("ana");
        assertThat(answer.gap()).contains("silent was left out, having no contact at all.");
    }

    @Test
    void shouldLetTheManagerStandInWhenNobodyOnCallCanBeReached() {
        given.weekly("payments-primary", "Europe/Lisbon", "silent");

        TargetAnswer answer = resolve("owner");

        assertThat(answer.persons())
                .containsExactly(
                        new ResolvedPerson("mo", "mo manages team payments, where nobody else can be reached."));
        assertThat(answer.gap()).contains("silent was left out, having no contact at all.");
    }

    @Test
    void shouldBeAGapWhenThereIsNobodyAtAll() {
        given.team("empty");
        owner = owner("empty");

        TargetAnswer answer = resolve("owner");

        assertThat(answer.persons()).isEmpty();
        assertThat(answer.gap())
                .contains("Team empty has neither a schedule nor members. Team empty has no manager to stand in.");
    }

    @Test
    void shouldBeAGapWhenTheTeamDoesNotExist() {
        owner = owner("gone");

        assertThat(resolve("owner").gap()).contains("Team gone (the owner) does not exist.");
        assertThat(resolve("manager").gap()).contains("Team gone has no manager.");
    }

    @Test
    void shouldBeAGapWhenNobodyIsWrittenDown() {
        assertThat(resolve("backup").gap()).contains("Nobody is written down as the backup.");
        assertThat(resolve("steward").gap()).contains("Nobody is written down as the steward.");
        assertThat(resolve("service-owner").gap()).contains("No service owner is known.");
        assertThat(resolve("incident-commander").persons()).isEmpty();
    }

    @Test
    void shouldResolveEveryKindOfTarget() {
        given.team("incident-commander", "mo").weekly("night", "UTC", "ana");

        assertThat(names("manager")).containsExactly("mo");
        assertThat(names("person:ana")).containsExactly("ana");
        assertThat(names("schedule:payments-primary")).containsExactly("bo");
        assertThat(names("incident-commander")).containsExactly("mo");
        assertThat(names("role:incident-commander")).containsExactly("mo");
        assertThat(names("role:night")).containsExactly("ana");
        assertThat(names("role:bo")).containsExactly("bo");
    }

    @Test
    void shouldSpellEveryTargetAsItWasRead() {
        List<String> texts = List.of(
                "owner",
                "backup",
                "steward",
                "manager",
                "service-owner",
                "incident-commander",
                "team:a",
                "person:b",
                "schedule:c",
                "role:d");

        assertThat(texts)
                .allSatisfy(text -> assertThat(Target.parse(text).text()).isEqualTo(text));
        assertThat(Target.find("team:")).isEmpty();
        assertThat(Target.find("nobody")).isEmpty();
    }

    private List<String> names(String target) {
        return resolve(target).persons().stream().map(ResolvedPerson::person).toList();
    }

    private TargetAnswer resolve(String target) {
        return TargetResolver.resolve(Target.parse(target), owner, given.directory(), NOW);
    }

    private static OwnerAnswer owner(String team) {
        return new OwnerAnswer(
                team, Optional.empty(), Optional.empty(), Optional.empty(), OwnerSource.EXACT, 100, "why", List.of());
    }
}
