package dev.onus.escalation.stream;

import static dev.onus.escalation.stream.Organisation.KEY;
import static dev.onus.escalation.stream.Organisation.NOON;
import static dev.onus.escalation.stream.Organisation.alertOf;
import static dev.onus.escalation.stream.Organisation.ownership;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.AlertEvent;
import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.CredentialStatus;
import dev.onus.contracts.Response;
import dev.onus.contracts.SourceStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vendor's sample is a case that everybody can see and nobody is woken by. */
class SampleAlertsTest {
    @TempDir
    Path directory;

    private StreamOnTestTime stream;

    @BeforeEach
    void start() {
        stream = new StreamOnTestTime(directory, NOON).withOrganisation();
        stream.own(ownership("payments", 1));
    }

    @AfterEach
    void stop() {
        stream.close();
    }

    @Test
    void shouldShowWhomItWouldReachAndEndAfterADay() {
        stream.alert(sample("a1").setSeverityReason("By default.").build());
        CaseState shown = onlyCase();
        assertThat(shown.getPagesNobody()).isTrue();
        assertThat(shown.getTest()).isTrue();
        assertThat(shown.getOwner()).isEqualTo("payments");
        assertThat(shown.getPolicy()).isNotNull();
        assertThat(shown.getNextDeadline().getKind()).isEqualTo("sample-end");
        assertThat(shown.getSla().getResolveBy()).isNull();
        assertThat(shown.getAlert().getSeverityReason()).isEqualTo("By default.");
        assertThat(stream.outcomes()).containsExactly("case-opened");

        stream.jump(Duration.ofHours(24));
        stream.jump(Duration.ofSeconds(1));
        assertThat(onlyCase().getState()).isEqualTo(CaseStateName.resolved);
        assertThat(onlyCase().getOutcome()).isEqualTo("condition-ended");
        assertThat(stream.kinds()).containsExactly("opened", "resolved");
        assertThat(stream.effects).isEmpty();
    }

    @Test
    void shouldStartTheStepsWithAnAlertThatIsNoSample() {
        stream.alert(sample("a1").build());
        stream.advance(Duration.ofMinutes(2));
        stream.alert(alertOf(KEY, "a2").build());

        assertThat(stream.outcomes()).containsExactly("case-opened", "folded");
        assertThat(onlyCase().getPagesNobody()).isFalse();
        assertThat(onlyCase().getTest()).isFalse();
        assertThat(stream.kinds()).contains("page-requested");
        resolve(onlyCase());
        stream.alert(alertOf(KEY, "a3").setDedupKey("another").build());
        assertThat(stream.state(stream.opened().getLast().getCaseId()).getRepeats())
                .as("it counts as an exposure since")
                .containsExactly(stream.opened().getFirst().getCaseId());
    }

    @Test
    void shouldShowEarlierExposuresOnceAnAlertIsNoSample() {
        String earlier = exposedBefore();
        stream.alert(sample("s1").setDedupKey("sampled").build());
        String sampled = stream.opened().getLast().getCaseId();
        assertThat(stream.state(sampled).getRepeats())
                .as("a sample is no exposure")
                .isEmpty();

        stream.alert(alertOf(KEY, "a2").setDedupKey("sampled").build());

        assertThat(stream.state(sampled).getRepeats()).containsExactly(earlier);
        assertThat(stream.state(sampled).getLinks()).containsExactly(earlier);
        assertThat(stream.kindsOf(sampled)).containsSubsequence("opened", "folded", "linked", "page-requested");
        stream.alert(alertOf(KEY, "a3").setDedupKey("sampled").build());
        assertThat(stream.kindsOf(sampled)).as("once").containsOnlyOnce("linked");
    }

    @Test
    void shouldShowEarlierExposuresAlsoWhereTheSamplePages() {
        String earlier = exposedBefore();
        stream.alert(sample("s1").setDedupKey("sampled").setPagesNobody(false).build());
        String sampled = stream.opened().getLast().getCaseId();
        assertThat(stream.state(sampled).getTest()).isTrue();
        assertThat(stream.state(sampled).getRepeats()).isEmpty();

        stream.alert(alertOf(KEY, "a2").setDedupKey("sampled").build());

        assertThat(stream.state(sampled).getTest()).isFalse();
        assertThat(stream.state(sampled).getRepeats()).containsExactly(earlier);
        stream.alert(alertOf(KEY, "a3").setDedupKey("later").build());
        assertThat(stream.state(stream.opened().getLast().getCaseId()).getRepeats())
                .containsExactly(sampled, earlier);
    }

    private String exposedBefore() {
        stream.alert(alertOf(KEY, "a1").setDedupKey("first").build());
        return stream.opened().getFirst().getCaseId();
    }

    @Test
    void shouldSayNothingToTheOtherCasesOfTheIdentity() {
        stream.alert(
                alertOf(KEY, "a1").setCredentialState(CredentialStatus.unknown).build());
        String real = stream.opened().getFirst().getCaseId();
        stream.alert(sample("s1")
                .setDedupKey("other")
                .setCredentialState(CredentialStatus.inactive)
                .build());
        stream.alert(sample("s2").setStatus(SourceStatus.resolved).build());
        assertThat(stream.kindsOf(real)).doesNotContain("credential-observed", "source-resolved", "condition-ended");
        assertThat(stream.state(real).getSourceResolvedAt()).isNull();
        assertThat(stream.outcomes()).containsExactly("case-opened", "case-opened", "folded");
    }

    private void resolve(CaseState it) {
        stream.respond(Response.newBuilder(Organisation.response("r1", it.getId(), "ana", "resolve"))
                .setParameters(Map.of("outcome", "condition-ended"))
                .build());
    }

    private CaseState onlyCase() {
        return stream.state(stream.opened().getFirst().getCaseId());
    }

    private static AlertEvent.Builder sample(String id) {
        return alertOf(KEY, id).setTest(true).setPagesNobody(true);
    }
}
