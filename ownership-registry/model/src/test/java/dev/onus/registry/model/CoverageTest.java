package dev.onus.registry.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.vocabulary.Criticality;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Span HORIZON = new Span(NOW, NOW.plus(Duration.ofDays(14)));

    private final Given given = Given.firstRecords().people("ana", "bo", "cy", "mo");
    private final List<Versioned<Identity>> identities = new ArrayList<>();
    private Set<String> lost = Set.of();

    @Test
    void shouldFindNoGapWhereSomebodyIsAlwaysThere() {
        given.weekly("primary", "Europe/Lisbon", "ana", "bo")
                .with(Kind.TEAM, "payments", Map.of("schedule", "primary", "manager", "mo"));
        steps("owner", "manager");
        identity("key", Map.of("owner", "payments"));

        CoverageAnswer answer = coverage();

        assertThat(answer.gaps()).isEmpty();
        assertThat(answer.isOk()).isTrue();
        assertThat(answer.identities()).isEqualTo(1);
        assertThat(answer.unowned()).isZero();
    }

    @Test
    void shouldFindTheHoursInWhichNobodyIsOnCallAndSayWhomItConcerns() {
        weekdays("primary", "ana");
        given.with(Kind.TEAM, "payments", Map.of("schedule", "primary"));
        steps("owner", "person:mo");
        identity("key-b", Map.of("owner", "payments", "criticality", "critical"));
        identity("key-a", Map.of("owner", "payments", "criticality", "low"));

        List<CoverageGap> gaps = coverage().gaps();

        assertThat(gaps).hasSize(2).allMatch(CoverageGap::failure);
        CoverageGap weekend = gaps.getFirst();
        assertThat(weekend.who()).containsExactly("team:payments");
        assertThat(weekend.span())
                .isEqualTo(new Span(Instant.parse("2026-11-28T00:00:00Z"), Instant.parse("2026-11-30T00:00:00Z")));
        assertThat(weekend.why())
                .isEqualTo("Nobody is on call in schedule primary. Team payments has no manager to stand in.");
        assertThat(weekend.identities())
                .isEqualTo(new CoverageMembers(2, List.of("key-b", "key-a"), Criticality.CRITICAL));
        assertThat(weekend.places()).extracting(CoverageGap.Place::step).containsExactly("1");
    }

    @Test
    void shouldCountAPersonWhoCannotBeReachedAsAbsent() {
        given.with(Kind.TEAM, "payments", Map.of("members", List.of("ana"), "manager", "mo"));
        steps("owner", "manager");
        identity("key", Map.of("owner", "payments"));
        lost = Set.of("ana");

        CoverageAnswer answer = coverage();

        // Paging still tries her, so her manager does not stand in.
        assertThat(answer.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.span()).isEqualTo(HORIZON);
            assertThat(gap.why()).isEqualTo("ana would be paged, but no contact of ana works now.");
        });
    }

    @Test
    void shouldWarnOfAStepBetweenAndFailForTheFirstAndTheLast() {
        given.team("payments", "ana").team("empty");
        steps("owner", "team:empty", "person:mo");
        identity("key", Map.of("owner", "payments"));
        assertThat(coverage().gaps()).singleElement().matches(gap -> !gap.failure());
        assertThat(coverage().isOk()).isTrue();

        steps("owner", "person:mo", "team:empty");
        assertThat(coverage().isOk()).isFalse();

        steps("team:empty", "owner", "person:mo");
        assertThat(coverage().isOk()).isFalse();
    }

    @Test
    void shouldFailForAFallbackAndForACatchAllThatReachNobody() {
        given.team("payments", "ana").team("empty");
        given.policyOf(
                "every",
                Map.of("steps", List.of(Map.of("notify", "owner")), "fallback", Map.of("notify", "team:empty")));
        identity("key", Map.of("owner", "payments"));
        assertThat(coverage().gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.places().getFirst().step()).isEqualTo("fallback"));

        lost = Set.of("admin");
        assertThat(coverage().gaps())
                .anySatisfy(gap -> assertThat(gap.who()).containsExactly("catch-all team:catch-all"));
        assertThat(coverage().failing()).isEqualTo(1);
    }

    @Test
    void shouldLookAtEachPolicyOnlyWhileItCanBeChosen() {
        given.with(
                        Kind.TEAM,
                        "payments",
                        Map.of(
                                "members",
                                List.of("ana"),
                                "workingHours",
                                Map.of("timeZone", "UTC", "days", List.of("MON"), "from", "09:00", "to", "17:00")))
                .team("empty");
        given.policyOf(
                        "at-work",
                        Map.of(
                                "match",
                                Map.of("hours", "working-hours", "severity", "critical"),
                                "priority",
                                5,
                                "steps",
                                List.of(Map.of("notify", "team:empty"))))
                .policyOf("else", Map.of("steps", List.of(Map.of("notify", "owner"))));
        identity("key", Map.of("owner", "payments"));

        assertThat(coverage().gaps())
                .extracting(CoverageGap::span)
                .containsExactly(
                        new Span(NOW, Instant.parse("2026-11-23T17:00:00Z")),
                        new Span(Instant.parse("2026-11-30T09:00:00Z"), Instant.parse("2026-11-30T17:00:00Z")),
                        new Span(Instant.parse("2026-12-07T09:00:00Z"), HORIZON.until()));
    }

    @Test
    void shouldSayOnceWhatManyPathsMiss() {
        weekdays("primary", "ana");
        given.with(Kind.TEAM, "payments", Map.of("schedule", "primary")).team("other", "bo");
        given.policyOf(
                        "severe",
                        Map.of(
                                "match",
                                Map.of("severity", "critical"),
                                "priority",
                                5,
                                "steps",
                                List.of(Map.of("notify", "owner"), Map.of("notify", "person:mo"))))
                .policyOf("else", Map.of("steps", List.of(Map.of("notify", "owner"), Map.of("notify", "person:cy"))));
        identity("owned", Map.of("owner", "payments"));
        identity("helped", Map.of("owner", "other", "steward", "payments"));
        given.rule("leaks", 3, "payments", Map.of("alertClass", "leaked-credential", "id", "*owned*"));

        List<CoverageGap> gaps = coverage().gaps();

        assertThat(gaps).hasSize(2);
        assertThat(gaps.getFirst().places())
                .extracting(place -> place.policy() + " " + place.step())
                .containsExactlyInAnyOrder("severe 1", "else 1");
        assertThat(gaps.getFirst().identities().names()).containsExactly("owned");
    }

    @Test
    void shouldFindOwnershipThatIsNotTrueAnyMore() {
        given.team("empty")
                .with(Kind.TEAM, "left", Map.of("members", List.of("zoe", "ana"), "manager", "mo"))
                .with(Kind.SYSTEM, "ledger", Map.of("serviceOwner", "yan"));
        steps("owner");
        identity("one", Map.of("owner", "gone"));
        identity("two", Map.of("owner", "left", "backup", "empty", "system", "ledger"));

        CoverageAnswer answer = coverage();

        assertThat(answer.stale())
                .extracting(CoverageStale::who)
                .containsExactly("person:yan", "person:zoe", "team:empty", "team:gone");
        assertThat(answer.stale().getLast().why()).isEqualTo("Team gone is named as the owner, but does not exist.");
        assertThat(answer.stale().getLast().identities().names()).containsExactly("one");
        assertThat(answer.gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.who()).containsExactly("team:gone"));
    }

    @Test
    void shouldCountWhatNobodyOwns() {
        identity("owned", Map.of("owner", "catch-all"));
        identity("unowned", Map.of());

        assertThat(coverage().unowned()).isEqualTo(1);
    }

    private void steps(String... targets) {
        List<Map<String, Object>> steps = new ArrayList<>();
        for (String target : targets) {
            steps.add(Map.of("notify", target));
        }
        given.policyOf("every", Map.of("steps", steps));
    }

    private void identity(String name, Map<String, Object> fields) {
        Map<String, Object> spec = new HashMap<>(fields);
        spec.put("id", "aws:access-key:" + name);
        identities.add(new Versioned<>(name, 1, Given.identity(spec)));
    }

    /** On call all of Monday to Friday, by UTC; nobody at weekends. */
    private void weekdays(String name, String person) {
        given.with(
                Kind.SCHEDULE,
                name,
                Map.of(
                        "timeZone",
                        "UTC",
                        "layers",
                        List.of(Map.of(
                                "name",
                                "week",
                                "participants",
                                List.of(List.of(person)),
                                "rotation",
                                Map.of("unit", "week", "anchor", "2026-01-05", "handoff", Map.of("time", "00:00")),
                                "restrictions",
                                List.of(Map.of(
                                        "days",
                                        List.of("MON", "TUE", "WED", "THU", "FRI"),
                                        "from",
                                        "00:00",
                                        "to",
                                        "00:00"))))));
    }

    private CoverageAnswer coverage() {
        return Coverage.of(given.directory(), identities, person -> !lost.contains(person), HORIZON);
    }
}
