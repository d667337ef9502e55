package dev.onus.escalation.stream;

import static dev.onus.escalation.stream.Organisation.KEY;
import static dev.onus.escalation.stream.Organisation.NOON;
import static dev.onus.escalation.stream.Organisation.alertOf;
import static dev.onus.escalation.stream.Organisation.ownership;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.AlertEvent;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.CredentialStatus;
import dev.onus.contracts.Ownership;
import dev.onus.contracts.Response;
import dev.onus.contracts.SeverityLevel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an identity has been through before counts: repeated exposure (OWN-12), use after containment (OWN-14). */
class EarlierCasesTest {
    @TempDir
    Path directory;

    private StreamOnTestTime stream;
    private int answers;

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
    void shouldLinkARepeatedExposureToTheEarlierOneAndRaiseItsPriority() {
        String first = open(low("a1", "finding-1"));
        resolve(first, "condition-ended");
        String second = open(low("a2", "finding-2"));

        assertThat(stream.state(second).getRepeats()).containsExactly(first);
        assertThat(stream.state(second).getLinks()).containsExactly(first);
        assertThat(stream.kindsOf(second)).contains("linked");
        assertThat(stream.state(second).getPriority())
                .isLessThan(stream.state(first).getPriority());
        assertThat(stream.state(second).getPriorityReason()).contains("exposed 1 time before");
    }

    @Test
    void shouldNameEarlierExposuresNewestFirstAndNoMoreThanSixteen() {
        for (int number = 0; number < 20; number++) {
            open(low("a" + number, "finding-" + number));
            stream.advance(Duration.ofSeconds(1));
        }
        List<String> opened =
                stream.opened().stream().map(event -> event.getCaseId()).toList();
        List<String> expected = opened.subList(3, 19).reversed();
        assertThat(stream.state(opened.getLast()).getRepeats()).isEqualTo(expected);
    }

    @Test
    void shouldNotCountWhatWasClosedAsFalseNorATestNorAnotherClass() {
        resolve(open(low("a1", "finding-1")), "false-positive");
        open(alertOf(KEY, "a2").setDedupKey("finding-2").setTest(true).build());
        open(alertOf(KEY, "a3")
                .setDedupKey("finding-3")
                .setAlertClass("over-privileged")
                .build());
        String last = open(low("a4", "finding-4"));
        assertThat(stream.state(last).getRepeats()).isEmpty();
        assertThat(stream.kindsOf(last)).doesNotContain("linked");
    }

    @Test
    void shouldForgetAnEarlierExposureWithItsSummary() {
        resolve(open(low("a1", "finding-1")), "condition-ended");
        stream.jump(Duration.ofDays(91));
        stream.jump(Duration.ofSeconds(1));
        assertThat(stream.state(open(low("a2", "finding-2"))).getRepeats()).isEmpty();
    }

    @Test
    void shouldTellTheOtherOpenCasesOfTheIdentityWhatAnAlertSaysOfTheCredential() {
        stream.alert(
                alertOf(KEY, "a1").setCredentialState(CredentialStatus.unknown).build());
        String first = stream.opened().getFirst().getCaseId();

        stream.alert(alertOf(KEY, "b1")
                .setDedupKey("another finding")
                .setCredentialState(CredentialStatus.active)
                .build());

        assertThat(stream.kindsOf(first)).contains("credential-observed");
        assertThat(stream.state(first).getExposure().getCredentialState()).isEqualTo(CredentialStatus.active);
        stream.advance(Duration.ofHours(1));
        assertThat(stream.last("page-requested").getAlert().getCredentialState())
                .as("a page tells what is known now")
                .isEqualTo(CredentialStatus.active);
    }

    @Test
    void shouldReopenTheContainedCaseWhenItsFindingComesAgainWithAnActiveCredential() {
        String first = contained();
        stream.advance(Duration.ofHours(1));
        stream.alert(
                alertOf(KEY, "a2").setCredentialState(CredentialStatus.active).build());

        assertThat(stream.opened()).hasSize(1);
        assertThat(stream.kindsOf(first)).contains("reopened");
        assertThat(stream.state(first).getState()).isEqualTo(CaseStateName.open);
        assertThat(stream.state(first).getExposure().getEndedAt()).isNull();
        assertThat(stream.last("page-requested").getEpisode()).isEqualTo(2);
        assertThat(stream.outcomes()).containsExactly("case-opened", "folded");
        assertThat(stream.receipts.getLast().getCaseId()).isEqualTo(first);
    }

    @Test
    void shouldFoldIntoTheReopenedCaseAndKnowItsAlertAgain() {
        String first = contained();
        AlertEvent again =
                alertOf(KEY, "a2").setCredentialState(CredentialStatus.active).build();
        stream.alert(again);
        stream.alert(again);
        stream.alert(alertOf(KEY, "a3").build());
        assertThat(stream.outcomes()).containsExactly("case-opened", "folded", "duplicate", "folded");
        assertThat(stream.receipts).extracting(receipt -> receipt.getCaseId()).containsOnly(first);
    }

    @Test
    void shouldOpenARepeatWhenNobodySaysThatTheContainedCredentialIsActive() {
        String first = contained();
        String second = open(alertOf(KEY, "a2").build());
        assertThat(second).isNotEqualTo(first);
        assertThat(stream.state(second).getRepeats()).containsExactly(first);
    }

    @Test
    void shouldOpenANewCaseWhenTheFindingWasClosedAsFalseThoughTheCredentialIsActive() {
        String first = open(alertOf(KEY, "a1").build());
        resolve(first, "false-positive");
        String second = open(
                alertOf(KEY, "a2").setCredentialState(CredentialStatus.active).build());
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void shouldNotReopenAContainedCaseThatTurnedOutToBeFalse() {
        String first = open(alertOf(KEY, "a1").build());
        stream.respond(Organisation.response("contain", first, "ana", "contain"));
        assertThat(stream.state(first).getState()).isEqualTo(CaseStateName.contained);
        resolve(first, "false-positive");
        stream.advance(Duration.ofHours(1));
        stream.own(usedAt(stream.now(), 2));
        assertThat(stream.state(first).getState()).isEqualTo(CaseStateName.resolved);
    }

    @Test
    void shouldReopenAClosedContainedCaseWhenTheRegistryKnowsOfLaterUse() {
        String first = contained();
        stream.advance(Duration.ofHours(1));
        stream.own(usedAt(stream.now().minus(Duration.ofHours(3)), 2));
        assertThat(stream.state(first).getState()).isEqualTo(CaseStateName.resolved);

        stream.own(usedAt(stream.now(), 3));
        assertThat(stream.state(first).getState()).isEqualTo(CaseStateName.open);
        assertThat(stream.last("reopened").getReason()).contains("used");
        assertThat(stream.gauge("onus.stream.cases.open")).isEqualTo(1);
    }

    @Test
    void shouldNotReopenACaseThatWasClosedAsFalseWhenTheCredentialIsUsed() {
        String first = open(alertOf(KEY, "a1").build());
        resolve(first, "false-positive");
        stream.advance(Duration.ofHours(1));
        stream.own(usedAt(stream.now(), 2));
        assertThat(stream.state(first).getState()).isEqualTo(CaseStateName.resolved);
    }

    private String contained() {
        String caseId = open(alertOf(KEY, "a1").build());
        resolve(caseId, "contained");
        return caseId;
    }

    private String open(AlertEvent alert) {
        stream.alert(alert);
        return stream.opened().getLast().getCaseId();
    }

    private void resolve(String caseId, String outcome) {
        stream.respond(Response.newBuilder(Organisation.response("r" + ++answers, caseId, "ana", "resolve"))
                .setParameters(Map.of("outcome", outcome))
                .build());
        assertThat(stream.state(caseId).getOutcome()).isEqualTo(outcome);
    }

    private static AlertEvent low(String id, String dedupKey) {
        return alertOf(KEY, id)
                .setDedupKey(dedupKey)
                .setSeverity(SeverityLevel.low)
                .setCredentialState(CredentialStatus.inactive)
                .build();
    }

    private static Ownership usedAt(Instant lastUsedAt, long position) {
        return Ownership.newBuilder(ownership("payments", position))
                .setLastUsedAt(lastUsedAt)
                .build();
    }
}
