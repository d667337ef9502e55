package dev.onus.escalation.stream;

import static dev.onus.escalation.stream.Organisation.NOON;
import static dev.onus.escalation.stream.Organisation.alertOf;
import static dev.onus.escalation.stream.Organisation.ownershipOf;
import static dev.onus.escalation.stream.Organisation.recordOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.Ownership;
import dev.onus.contracts.SeverityLevel;
import dev.onus.contracts.Topics;
import dev.onus.escalation.Limits;
import dev.onus.registry.model.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Many identities of one issuer at once are one decision about the issuer (ESC-8). */
class StormTest extends StormScenes {
    @Test
    void shouldPageWhoDecidesAboutTheIssuerOnceAndNobodyElse() {
        alerts(ISSUER, 0, 20);
        stream.advance(PATIENCE);

        assertThat(paged()).containsExactly("bo");
        CaseState storm = storm(ISSUER);
        assertThat(storm.getKind()).isEqualTo("storm");
        assertThat(storm.getRoutingKey()).isEqualTo(ISSUER);
        assertThat(storm.getOwner()).isEqualTo("platform");
        assertThat(storm.getChildren()).as("when that was last said").isEqualTo(20);
        assertThat(children(ISSUER)).hasSize(20).allMatch(child -> storm.getId().equals(child.getStorm()));
        assertThat(children(ISSUER)).allMatch(child -> child.getLinks().contains(storm.getId()));
        assertThat(stream.outcomes()).hasSize(20).containsOnly("case-opened");
    }

    @Test
    void shouldSayHowItGrowsAtStepsAndNotWithEveryChild() {
        alerts(ISSUER, 0, 120);

        String storm = storm(ISSUER).getId();
        assertThat(stream.cases.stream()
                        .filter(record -> record.key().equals(storm))
                        .map(record -> record.value().getChildren()))
                .containsExactly(5, 10, 20, 50, 100);
    }

    @Test
    void shouldLetFewerPageByThemselves() {
        alerts(ISSUER, 0, 4);
        assertThat(paged()).isEmpty();

        stream.advance(PATIENCE);

        assertThat(paged()).containsExactly("ana", "ana", "ana", "ana");
        assertThat(children(ISSUER)).allMatch(child -> child.getStorm() == null);
    }

    @Test
    void shouldBeAStormFromWhenThePolicyThatItWouldHaveSaysSo() {
        Map<String, Object> policy = Map.of(
                "match", Map.of("kind", List.of("storm")),
                "priority", 300,
                "steps", List.of(Map.of("notify", List.of("owner"))),
                "storm", Map.of("identities", 3, "within", "PT10S"));
        stream.register(recordOf(Kind.ESCALATION_POLICY, "storms", 1, policy));

        alerts(ISSUER, 0, 2);
        stream.advance(Duration.ofSeconds(11));
        alerts(ISSUER, 2, 4);
        stream.advance(PATIENCE);
        assertThat(kindsOfCases()).doesNotContain("storm");

        alerts(OTHER_ISSUER, 0, 3);
        assertThat(storm(OTHER_ISSUER).getPolicy().getName()).isEqualTo("storms");
    }

    @Test
    void shouldPageForACriticalCaseWithinASecond() {
        String key = key(ISSUER, 0);
        stream.ownUnder(key, child(ISSUER, key, 10));
        stream.alert(alertOf(key, key).setSeverity(SeverityLevel.critical).build());

        stream.jump(Limits.STORM_WORD_OF_CRITICAL);

        assertThat(Limits.STORM_WORD_OF_CRITICAL).isLessThan(Duration.ofSeconds(1));
        assertThat(paged()).containsExactly("ana");
    }

    @Test
    void shouldWaitAsLongForAnAlertThatWasWrittenLongAgo() {
        for (int number = 0; number < 6; number++) {
            String key = key(ISSUER, number);
            stream.ownUnder(key, child(ISSUER, key, number + 10));
        }
        for (int number = 0; number < 3; number++) {
            lateAlert(number);
        }
        stream.advance(PATIENCE.minusSeconds(2));
        assertThat(paged()).isEmpty();
        for (int number = 3; number < 6; number++) {
            lateAlert(number);
        }
        stream.advance(PATIENCE);

        assertThat(paged()).containsExactly("bo");
        assertThat(stream.kinds()).doesNotContain("page-withdrawn");
    }

    @Test
    void shouldTakeBackThePagesOfThoseThatCameBeforeItWasAStorm() {
        alerts(ISSUER, 0, 4);
        stream.advance(Duration.ofSeconds(50));
        alerts(ISSUER, 4, 5);
        stream.advance(PATIENCE);

        assertThat(paged()).containsExactly("ana", "ana", "ana", "ana", "bo");
        assertThat(stream.kinds().stream().filter("page-withdrawn"::equals)).hasSize(4);
        assertThat(children(ISSUER)).hasSize(5).allMatch(child -> child.getStorm() != null);
    }

    @Test
    void shouldNotTakeWhatIsFurtherApartForAStorm() {
        alerts(ISSUER, 0, 4);
        stream.advance(Duration.ofSeconds(60));
        alerts(ISSUER, 4, 5);
        stream.advance(PATIENCE);

        assertThat(paged()).doesNotContain("bo");
    }

    @Test
    void shouldCountIdentitiesAndNotCases() {
        stream.ownUnder("github:token:1", child(ISSUER, "github:token:1", 7));
        for (int number = 0; number < 40; number++) {
            stream.alert(alertOf("github:token:1", "a" + number)
                    .setDedupKey("finding-" + number)
                    .build());
        }
        stream.advance(PATIENCE);

        assertThat(stream.cases).noneMatch(record -> record.value().getKind().equals("storm"));
    }

    @Test
    void shouldKeepTwoIssuersApart() {
        for (int number = 0; number < 12; number++) {
            alerts(ISSUER, number, number + 1);
            alerts(OTHER_ISSUER, number, number + 1);
        }
        stream.advance(PATIENCE);

        assertThat(paged()).containsExactlyInAnyOrder("bo", "sec");
        assertThat(children(ISSUER)).allMatch(child -> storm(ISSUER).getId().equals(child.getStorm()));
        assertThat(children(OTHER_ISSUER))
                .allMatch(child -> storm(OTHER_ISSUER).getId().equals(child.getStorm()));
    }

    @Test
    void shouldGoToTheCatchAllWhenNobodyOwnsTheIssuer() {
        String unknown = "gitlab:runner:9";
        alerts(unknown, 0, 6);
        stream.advance(PATIENCE);

        assertThat(storm(unknown).getOwner()).isEqualTo("catch-all");
        assertThat(paged()).containsExactly("admin");
    }

    @Test
    void shouldCountUnderTheIssuersOwnIdWhicheverNameAChildKnows() {
        String alias = "github:app:old-name";
        Ownership issuer = Ownership.newBuilder(ownershipOf(ISSUER, "platform", 3))
                .setAliases(List.of(alias))
                .build();
        stream.ownUnder(ISSUER, issuer);
        stream.ownUnder(alias, issuer);
        alerts(ISSUER, 0, 3);
        alerts(alias, 3, 6);
        stream.advance(PATIENCE);

        assertThat(storm(ISSUER).getRoutingKey()).isEqualTo(ISSUER);
        assertThat(paged()).containsExactly("bo");
    }

    @Test
    void shouldPageNobodyOfThoseThatRepeatWhenTheirAlertsWereWrittenLongAgo() {
        for (int number = 0; number < 6; number++) {
            String key = key(ISSUER, number);
            stream.ownUnder(key, child(ISSUER, key, number + 10));
        }
        for (int number = 0; number < 6; number++) {
            String key = key(ISSUER, number);
            for (int again = 0; again < 3; again++) {
                stream.pipe(
                        Topics.ALERTS,
                        key,
                        alertOf(key, key + "-" + again).build(),
                        NOON.minusSeconds(60).plusSeconds(again * 5L));
            }
        }
        stream.advance(PATIENCE);

        assertThat(paged()).containsExactly("bo");
        assertThat(stream.kinds()).doesNotContain("page-withdrawn");
    }

    /** Arriving late leads to the same (G9): what was reported at once is a storm, whenever its issuer becomes known. */
    @Test
    void shouldBeAStormOnceTheIssuerOfWhatWasReportedIsKnown() {
        for (int number = 0; number < 6; number++) {
            stream.alert(alertOf(key(ISSUER, number), key(ISSUER, number)).build());
        }
        stream.advance(PATIENCE);
        assertThat(kindsOfCases()).doesNotContain("storm");

        stream.advance(Duration.ofMinutes(2));
        for (int number = 0; number < 6; number++) {
            String key = key(ISSUER, number);
            stream.ownUnder(key, child(ISSUER, key, number + 10));
        }
        stream.advance(PATIENCE);

        assertThat(storm(ISSUER).getChildren()).isGreaterThanOrEqualTo(5);
        assertThat(children(ISSUER))
                .hasSize(6)
                .allMatch(child -> storm(ISSUER).getId().equals(child.getStorm()));
    }

    @Test
    void shouldLeaveWhatBeganLongBeforeAStormByItselfWhenItsIssuerBecomesKnown() {
        String old = key(ISSUER, 0);
        stream.alert(alertOf(old, old).build());
        stream.advance(Duration.ofMinutes(30));
        alerts(ISSUER, 1, 7);
        stream.advance(PATIENCE);

        stream.ownUnder(old, child(ISSUER, old, 99));
        stream.advance(PATIENCE);

        assertThat(children(ISSUER).stream().filter(child -> child.getStorm() == null))
                .singleElement()
                .satisfies(child -> assertThat(child.getRoutingKey()).isEqualTo(old));
    }

    private void lateAlert(int number) {
        String key = key(ISSUER, number);
        stream.pipe(Topics.ALERTS, key, alertOf(key, key).build(), NOON.minusSeconds(60));
    }
}
