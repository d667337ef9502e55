package dev.onus.escalation.stream;

import static dev.onus.escalation.stream.Organisation.NOON;
import static dev.onus.escalation.stream.Organisation.alert;
import static dev.onus.escalation.stream.Organisation.delivery;
import static dev.onus.escalation.stream.Organisation.ownership;
import static dev.onus.escalation.stream.Organisation.response;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.AnswerVerdict;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.EffectState;
import dev.onus.contracts.EscalationEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an alert goes through, from the first page to the end, on a clock that moves at our word. */
class EscalationTopologyTest {
    private static final Duration FIRST_WINDOW = Duration.ofMinutes(5);
    private static final Duration SECOND_WINDOW = Duration.ofMinutes(10);

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
    void shouldPageTheOwnerThenTheBackupThenTheFallbackUntilSomebodyAnswers() {
        stream.own(ownership("payments", 1));
        stream.alert(alert("a1"));
        assertThat(stream.last("page-requested").getPage().getPerson()).isEqualTo("ana");
        Instant opened = stream.last("opened").getAt();

        stream.advance(FIRST_WINDOW.minusSeconds(1));
        assertThat(stream.last("page-requested").getPage().getPerson()).isEqualTo("ana");
        stream.advance(Duration.ofSeconds(2));
        assertThat(stream.last("page-requested").getPage().getPerson()).isEqualTo("sec");
        assertThat(stream.last("escalated").getDeadline().getDueAt()).isEqualTo(opened.plus(FIRST_WINDOW));
        assertThat(stream.effects)
                .extracting(e -> e.getAction() + " " + e.getState())
                .containsExactly("pause-automation requested");

        stream.advance(SECOND_WINDOW.plusSeconds(2));
        assertThat(stream.kinds()).contains("exhausted");

        stream.respond(response("r1", caseId(), "sec", "acknowledge"));
        assertThat(stream.last("acknowledged").getResponse().getVerdict()).isEqualTo(AnswerVerdict.applied);
        assertThat(stream.last("acknowledged").getCase$().getState()).isEqualTo(CaseStateName.acknowledged);
        assertThat(stream.effects.getLast().getState()).isEqualTo(EffectState.withdrawn);

        stream.advance(Duration.ofMinutes(31));
        assertThat(stream.kinds()).contains("reminded", "acknowledgement-expired");

        stream.respond(response("r2", caseId(), "sec", "resolve"));
        assertThat(stream.cases.getLast().value().getState()).isEqualTo(CaseStateName.resolved);
        assertThat(stream.outcomes()).containsExactly("case-opened");
    }

    @Test
    void shouldMoveTheCaseToItsOwnerWhenOwnershipArrivesLate() {
        stream.alert(alert("a1"));
        assertThat(stream.last("opened").getOwner()).isEqualTo("catch-all");
        assertThat(stream.meters.counter("onus.stream.opened.unowned").count()).isEqualTo(1);

        stream.own(ownership("payments", 1));

        assertThat(stream.last("owner-changed").getOwner()).isEqualTo("payments");
        assertThat(stream.last("page-requested").getPage().getPerson()).isEqualTo("ana");
    }

    @Test
    void shouldIgnoreAnOwnershipRecordOlderThanTheCaseHasSeen() {
        stream.own(ownership("payments", 7));
        stream.alert(alert("a1"));
        stream.own(ownership("platform", 6));
        assertThat(stream.kinds()).doesNotContain("owner-changed");

        stream.own(ownership("platform", 8));
        assertThat(stream.last("owner-changed").getOwner()).isEqualTo("platform");
    }

    @Test
    void shouldGoBackToTheCatchAllWhenTheOwnershipRecordIsDeleted() {
        stream.own(ownership("payments", 1));
        stream.alert(alert("a1"));
        stream.own(null);
        assertThat(stream.last("owner-changed").getOwner()).isEqualTo("catch-all");
    }

    @Test
    void shouldSayDuplicateForTheSameAlertAlsoAfterTheCaseIsClosed() {
        stream.own(ownership("payments", 1));
        stream.alert(alert("a1"));
        stream.alert(alert("a1"));
        stream.respond(response("r1", caseId(), "ana", "resolve"));
        stream.alert(alert("a1"));
        assertThat(stream.outcomes()).containsExactly("case-opened", "duplicate", "duplicate");
        assertThat(stream.receipts).extracting(receipt -> receipt.getCaseId()).containsOnly(caseId());
    }

    @Test
    void shouldFoldTheSameFindingIntoTheOpenCaseAndOpenAnotherOnceItIsClosed() {
        stream.own(ownership("payments", 1));
        stream.alert(alert("a1"));
        stream.alert(alert("a2"));
        stream.respond(response("r1", caseId(), "ana", "resolve"));
        stream.alert(alert("a3"));
        assertThat(stream.outcomes()).containsExactly("case-opened", "folded", "case-opened");
        assertThat(stream.cases.stream().map(record -> record.key()).distinct()).hasSize(2);
    }

    @Test
    void shouldTakeBackWhatFiredWhenAnAnswerGivenInTimeIsReadLate() {
        stream.own(ownership("payments", 1));
        stream.alert(alert("a1"));
        stream.advance(FIRST_WINDOW.plusSeconds(2));
        assertThat(stream.last("page-requested").getPage().getPerson()).isEqualTo("sec");

        stream.respondAt(
                response("r1", caseId(), "ana", "acknowledge"),
                NOON.plus(FIRST_WINDOW).minusSeconds(5));

        assertThat(stream.kinds()).contains("retracted");
        assertThat(stream.last("acknowledged").getResponse().getVerdict()).isEqualTo(AnswerVerdict.applied);
        assertThat(stream.events.stream()
                        .filter(event -> event.getKind().equals("page-withdrawn"))
                        .map(event -> event.getPage().getPerson()))
                .contains("sec");
    }

    @Test
    void shouldTakeOneStepNotAllWhenADeadlineFiresHoursLate() {
        stream.own(ownership("payments", 1));
        stream.alert(alert("a1"));
        stream.jump(Duration.ofMinutes(50));
        assertThat(stream.last("escalated").getDeadline().getLate()).isTrue();
        assertThat(stream.last("page-requested").getPage().getPerson()).isEqualTo("sec");
        assertThat(stream.kinds()).doesNotContain("exhausted");
    }

    @Test
    void shouldSkipAStepThatReachesNobodyAtOnce() {
        stream.own(ownership("payments", 1));
        stream.alert(alert("a1"));
        EscalationEvent page = stream.last("page-requested");
        stream.deliver(delivery(caseId(), page.getPage().getPageId(), "ana", false));
        assertThat(stream.last("page-requested").getPage().getPerson()).isEqualTo("sec");
        assertThat(stream.meters.counter("onus.stream.pages.unreached").count()).isEqualTo(1);
    }

    @Test
    void shouldGiveTheSameVerdictToTheSameAnswerAndUnknownToAStranger() {
        stream.own(ownership("payments", 1));
        stream.alert(alert("a1"));
        stream.respond(response("r1", caseId(), "ana", "acknowledge"));
        stream.respond(response("r1", caseId(), "ana", "acknowledge"));
        assertThat(verdictsOf("r1")).containsExactly(AnswerVerdict.applied, AnswerVerdict.applied);

        stream.respond(response("r2", "no-such-case", "ana", "acknowledge"));
        assertThat(verdictsOf("r2")).containsExactly(AnswerVerdict.unknown);
        assertThat(stream.last("unknown").getCase$()).isNull();
    }

    @Test
    void shouldChooseAgainWhenTheRegistryAsksForIt() {
        stream.own(ownership("payments", 1));
        stream.alert(alert("a1"));
        stream.register(Organisation.team("payments", 2, "mo", "bo"));
        assertThat(stream.kinds()).doesNotContain("policy-changed");

        stream.respond(response("re1", caseId(), "registry", "re-evaluate"));

        assertThat(stream.last("page-requested").getPage().getPerson()).isEqualTo("bo");
    }

    @Test
    void shouldForgetAClosedCaseAfterNinetyDaysWithEverythingThatLedToIt() {
        stream.alert(alert("a1"));
        stream.respond(response("r1", caseId(), "admin", "resolve"));
        String closed = caseId();
        stream.jump(Duration.ofDays(91));
        stream.jump(Duration.ofSeconds(1));
        assertThat(stream.cases)
                .filteredOn(record -> record.key().equals(closed))
                .last()
                .extracting(record -> record.value())
                .isNull();

        stream.alert(alert("a1"));
        assertThat(stream.outcomes()).containsExactly("case-opened", "case-opened");
    }

    @Test
    void shouldGiveTheSameEventsForTheSameLogAndTicks(@TempDir Path other) {
        List<EscalationEvent> once = playAWholeCase(stream);
        try (StreamOnTestTime again = new StreamOnTestTime(other, NOON).withOrganisation()) {
            assertThat(playAWholeCase(again)).isEqualTo(once);
        }
        assertThat(once).extracting(EscalationEvent::getEventId).doesNotHaveDuplicates();
    }

    private static List<EscalationEvent> playAWholeCase(StreamOnTestTime on) {
        on.alert(alert("a1"));
        on.own(ownership("payments", 1));
        on.advance(FIRST_WINDOW.plusSeconds(3));
        on.alert(alert("a2"));
        on.advance(SECOND_WINDOW.plusSeconds(3));
        on.respond(response("r1", on.events.getFirst().getCaseId(), "sec", "acknowledge"));
        on.advance(Duration.ofMinutes(31));
        on.respond(response("r2", on.events.getFirst().getCaseId(), "sec", "resolve"));
        return on.events;
    }

    private List<AnswerVerdict> verdictsOf(String responseId) {
        return stream.events.stream()
                .filter(event -> event.getResponse() != null
                        && event.getResponse().getResponseId().equals(responseId))
                .map(event -> event.getResponse().getVerdict())
                .toList();
    }

    private String caseId() {
        return stream.events.getFirst().getCaseId();
    }
}
