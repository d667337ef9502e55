package dev.onus.registry.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.SeverityLevel;
import dev.onus.registry.cases.CaseFixtures;
import dev.onus.registry.link.LinkRules.Candidate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which of the open cases of one identity follow which (OWN-7). */
class LinkRulesTest {
    private static final String KEY = "aws:access-key:AKIA1";
    private static final String USER = "aws:user:arn:aws:iam::1:user/deploy";
    private static final String ROLE = "aws:role:arn:aws:iam::1:role/deploy";

    @Test
    void shouldLetTheYoungerFollowTheElder() {
        assertThat(links(of("b", USER, 10).build(), of("a", KEY, 0).build())).containsExactly("b follows a");
    }

    @Test
    void shouldLetAllFollowTheEldestAndOneAtTheSameInstantTheLesserId() {
        assertThat(links(
                        of("c", ROLE, 5).build(),
                        of("b", USER, 0).build(),
                        of("a", KEY, 0).build()))
                .containsExactly("b follows a", "c follows a");
    }

    @Test
    void shouldLeaveCasesUnderOneNameApart() {
        assertThat(links(of("a", KEY, 0).build(), of("b", KEY, 10).build())).isEmpty();
    }

    @Test
    void shouldNeverSilenceACaseThatIsWorseThanTheElder() {
        assertThat(links(
                        of("a", KEY, 0).setSeverity(SeverityLevel.low).build(),
                        of("b", USER, 10).setSeverity(SeverityLevel.critical).build()))
                .isEmpty();
    }

    @Test
    void shouldLeaveEachClassToTheTeamThatAnswersForIt() {
        CaseState leak = of("a", KEY, 0).build();
        CaseState drift = of("b", USER, 10).build();

        assertThat(LinkRules.links(List.of(new Candidate(leak, "payments"), new Candidate(drift, "identity"))))
                .isEmpty();
    }

    @Test
    void shouldFollowOnlyACaseThatPagesItself() {
        CaseState younger = of("b", USER, 10).build();

        assertThat(links(of("a", KEY, 0).setState(CaseStateName.contained).build(), younger))
                .isEmpty();
        assertThat(links(of("a", KEY, 0).setState(CaseStateName.snoozed).build(), younger))
                .isEmpty();
        assertThat(links(of("a", KEY, 0).setSourceResolvedAt(CaseFixtures.NOON).build(), younger))
                .isEmpty();
        assertThat(links(of("a", KEY, 0).setFollows("z").build(), younger)).isEmpty();
        assertThat(links(of("a", KEY, 0).setState(CaseStateName.acknowledged).build(), younger))
                .containsExactly("b follows a");
    }

    @Test
    void shouldKeepDrillsAndTestsApartFromRealCases() {
        assertThat(links(
                        of("a", KEY, 0).setDrill(true).build(),
                        of("b", USER, 10).build()))
                .isEmpty();
        assertThat(links(
                        of("a", KEY, 0).setTest(true).build(), of("b", USER, 10).build()))
                .isEmpty();
    }

    @Test
    void shouldKeepWhatLooksForAnOwnerApartFromAlerts() {
        assertThat(links(
                        of("a", KEY, 0).setKind("find-owner").build(),
                        of("b", USER, 10).build()))
                .isEmpty();
    }

    private static List<String> links(CaseState... open) {
        List<Candidate> candidates =
                Stream.of(open).map(state -> new Candidate(state, "payments")).toList();
        return LinkRules.links(candidates).stream()
                .map(link -> link.younger().getId() + " follows " + link.elder().getId())
                .toList();
    }

    private static CaseState.Builder of(String id, String routingKey, long secondsAfterNoon) {
        return CaseFixtures.state(id)
                .setRoutingKey(routingKey)
                .setOpenedAt(CaseFixtures.NOON.plusSeconds(secondsAfterNoon));
    }
}
