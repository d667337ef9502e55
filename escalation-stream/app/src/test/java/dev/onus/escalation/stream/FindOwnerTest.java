package dev.onus.escalation.stream;

import static dev.onus.escalation.stream.Organisation.KEY;
import static dev.onus.escalation.stream.Organisation.NOON;
import static dev.onus.escalation.stream.Organisation.alert;
import static dev.onus.escalation.stream.Organisation.alertOf;
import static dev.onus.escalation.stream.Organisation.ownership;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.EscalationEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No known owner is itself a finding: a case of its own finds one while the catch-all works the alert (OWN-7). */
class FindOwnerTest {
    @TempDir
    Path directory;

    private StreamOnTestTime stream;

    @BeforeEach
    void start() {
        stream = new StreamOnTestTime(directory, NOON).withOrganisation();
    }

    @AfterEach
    void stop() {
        stream.close();
    }

    @Test
    void shouldOpenACaseThatFindsTheOwnerBesideTheAlertAndCloseItWhenOwnershipArrives() {
        stream.alert(alert("a1"));
        List<EscalationEvent> opened = stream.opened();
        assertThat(opened).extracting(EscalationEvent::getCaseKind).containsExactly("alert", "find-owner");
        String alertCase = opened.getFirst().getCaseId();
        String findOwner = opened.getLast().getCaseId();
        assertThat(stream.state(findOwner).getParent()).isEqualTo(alertCase);
        assertThat(stream.kindsOf(findOwner)).contains("page-requested");
        assertThat(stream.gauge("onus.stream.cases.find.owner")).isEqualTo(1);

        stream.own(ownership("payments", 1));

        assertThat(stream.state(findOwner).getState()).isEqualTo(CaseStateName.resolved);
        assertThat(stream.state(findOwner).getOutcome()).isEqualTo("condition-ended");
        assertThat(stream.state(alertCase).getOwner()).isEqualTo("payments");
        assertThat(stream.state(alertCase).getState()).isEqualTo(CaseStateName.open);
        stream.advance(Duration.ofSeconds(1));
        assertThat(stream.gauge("onus.stream.cases.find.owner")).isZero();
        assertThat(stream.gauge("onus.stream.cases.open")).isEqualTo(1);
    }

    @Test
    void shouldAskOnceForTheOwnerHoweverManyAlertsHaveNone() {
        stream.alert(alert("a1"));
        stream.alert(alertOf(KEY, "a2").setDedupKey("finding-2").build());
        assertThat(stream.opened())
                .extracting(EscalationEvent::getCaseKind)
                .containsExactly("alert", "find-owner", "alert");
    }

    @Test
    void shouldAskAgainForTheNextAlertWhenNobodyWasFoundAndTheQuestionWasClosed() {
        stream.alert(alert("a1"));
        String findOwner = stream.opened().getLast().getCaseId();
        stream.respond(Organisation.response("r1", findOwner, "admin", "resolve"));
        assertThat(stream.state(findOwner).getState()).isEqualTo(CaseStateName.resolved);
        stream.alert(alertOf(KEY, "a2").setDedupKey("finding-2").build());
        assertThat(stream.opened())
                .extracting(EscalationEvent::getCaseKind)
                .containsExactly("alert", "find-owner", "alert", "find-owner");
    }

    @Test
    void shouldWriteNoReceiptForWhatNobodySent() {
        stream.alert(alert("a1"));
        assertThat(stream.receipts).extracting(receipt -> receipt.getId()).containsExactly("receipt-a1");
    }

    @Test
    void shouldCountAnUnownedAlertOnce() {
        stream.alert(alert("a1"));
        stream.own(ownership("payments", 1));
        stream.alert(alertOf(KEY, "a2").setDedupKey("finding-2").build());
        assertThat(stream.meters.counter("onus.stream.opened").count()).isEqualTo(2);
        assertThat(stream.meters.counter("onus.stream.opened.unowned").count()).isEqualTo(1);
    }

    @Test
    void shouldNotLookForTheOwnerOfAnAlertThatNamesNoIdentity() {
        stream.alert(alertOf("unresolved:guardduty:finding-1", "a1")
                .setIdentityId(null)
                .build());
        assertThat(stream.opened()).hasSize(1);
    }
}
