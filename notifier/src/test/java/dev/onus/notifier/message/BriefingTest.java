package dev.onus.notifier.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.AlertFacts;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.PageCapacity;
import dev.onus.contracts.PageFacts;
import dev.onus.notifier.Samples;
import dev.onus.vocabulary.PagePurpose;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class BriefingTest {
    @Test
    void shouldSayWhatToDoByWhen() {
        Message page = Samples.message("page-requested", "case-1", "ana");

        assertThat(Briefing.heading(page)).isEqualTo("[CRITICAL] Key in a <CI> log");
        assertThat(Briefing.ask(page)).isEqualTo("You are asked to acknowledge by 2026-11-21 03:17:00 UTC.");
        assertThat(Briefing.facts(page))
                .containsEntry("Why you", "ana is on call for payments.")
                .containsEntry("Identity", "aws:access-key:AKIAIOSFODNN7EXAMPLE")
                .containsEntry("Breaks on revocation", "settlement-api, ledger");
    }

    @Test
    void shouldTellRemindersAndWithdrawalsFromPages() {
        assertThat(Briefing.heading(Samples.message("reminded", "case-1", "ana")))
                .isEqualTo("Reminder: [CRITICAL] Key in a <CI> log");
        assertThat(Briefing.heading(Samples.message("page-withdrawn", "case-1", "ana")))
                .isEqualTo("Withdrawn: Key in a <CI> log");
        assertThat(Briefing.ask(Samples.message("page-withdrawn", "case-1", "ana")))
                .isEqualTo("Nothing is asked of you any more.");
    }

    @Test
    void shouldAskNothingOfWhoIsOnlyInformed() {
        Message informed = withPage(page -> page.setCapacity(PageCapacity.informed));

        assertThat(Briefing.ask(informed)).isEqualTo("You are informed and need not answer.");
    }

    @Test
    void shouldCarryTheCodeAndNoCaseWhenAContactIsVerified() {
        Message verification = withPage(page -> page.setPurpose(PagePurpose.VERIFICATION.word())
                .setContact("phone")
                .setCapacity(PageCapacity.informed));

        assertThat(Briefing.heading(verification)).isEqualTo("Your code for Onus");
        assertThat(Briefing.ask(verification))
                .contains(verification.code().orElseThrow())
                .containsPattern("Your code is [0-9]{6}\\. ");
        assertThat(Briefing.facts(verification)).containsOnlyKeys("Why you");
    }

    @Test
    void shouldSayThatATestAndANoticeAskNothing() {
        assertThat(Briefing.ask(withPage(page -> page.setPurpose(PagePurpose.TEST.word()))))
                .isEqualTo("This is only a test. Nothing is asked of you.");
        assertThat(Briefing.heading(withPage(page -> page.setPurpose(PagePurpose.NOTICE.word()))))
                .isEqualTo("Notice: Key in a <CI> log");
    }

    @Test
    void shouldNameSeveralPagesInOneMessage() {
        Message page = Samples.message("page-requested", "case-1", "ana");
        Message other = Samples.message("page-requested", "case-2", "ana");

        assertThat(Briefing.heading(page.with(List.of(other))))
                .isEqualTo("[CRITICAL] 2 pages: Key in a <CI> log and 1 more");
        assertThat(Briefing.line(other))
                .isEqualTo("[CRITICAL] Key in a <CI> log (case case-2, page " + other.pageId() + ")");
    }

    @Test
    void shouldKeepALineBreakInATitleFromBecomingAFact() {
        EscalationEvent event = EscalationEvent.newBuilder(
                        Samples.event("page-requested", "case-1", "ana", Samples.AT, Duration.ofMinutes(5)))
                .setAlert(AlertFacts.newBuilder()
                        .setAlertId("a1")
                        .setSource("github")
                        .setTitle("Harmless\r\nOwner: nobody\u202e")
                        .build())
                .build();

        assertThat(Briefing.heading(Samples.message(event))).isEqualTo("[CRITICAL] Harmless Owner: nobody");
    }

    private static Message withPage(UnaryOperator<PageFacts.Builder> change) {
        EscalationEvent event = Samples.event("page-requested", "case-1", "ana", Samples.AT, Duration.ofMinutes(5));
        PageFacts page = change.apply(PageFacts.newBuilder(event.getPage())).build();
        return Samples.message(EscalationEvent.newBuilder(event).setPage(page).build());
    }
}
