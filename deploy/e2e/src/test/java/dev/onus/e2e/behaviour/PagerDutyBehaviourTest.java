package dev.onus.e2e.behaviour;

import static dev.onus.e2e.behaviour.Heard.acknowledgement;
import static dev.onus.e2e.behaviour.Heard.over;
import static dev.onus.e2e.behaviour.Heard.page;
import static dev.onus.e2e.behaviour.Heard.reminder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.SeverityLevel;
import dev.onus.notifier.channel.pagerduty.FakePagerDuty;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is called by PagerDuty, whose people, rules and clocks are its own, and until when. */
class PagerDutyBehaviourTest {
    private static final Instant TUESDAY_NOON = Instant.parse("2026-03-03T12:00:00Z");

    @TempDir
    private Path directory;

    private final FakePagerDuty pagerDuty = new FakePagerDuty();
    private Installation onus;

    @BeforeEach
    void start() {
        onus = new Installation(directory, TUESDAY_NOON);
        onus.apply("""
                kind: Channel
                metadata: {name: pd}
                spec: {type: pagerduty, secretRef: "%s", url: "%s"}
                """.formatted(SecretFile.of(directory, "pagerduty-key", FakePagerDuty.KEY), pagerDuty.url("")));
        onus.apply("""
                kind: Person
                metadata: {name: ana}
                spec: {contacts: [{channel: pd}]}
                """);
        for (String person : new String[] {"bo", "sec", "mo"}) {
            onus.apply(Company.withWebhook(person, onus.webhook(person)));
        }
        onus.apply(Company.teams("members: [ana]"));
    }

    @AfterEach
    void expectNothingElse() {
        try {
            onus.close();
        } finally {
            pagerDuty.close();
        }
    }

    @Test
    void shouldStopPagerDutyWhenItsPersonAcknowledgesElsewhere() {
        onus.alert(Company.KEY, SeverityLevel.high);
        onus.expect(page("ana", "pd"));

        onus.answer("ana", "acknowledge");

        onus.expect(acknowledgement("ana", "pd"));
        expectAlerts(FakePagerDuty.State.ACKNOWLEDGED);
    }

    @Test
    void shouldEndWhatPagerDutyHasWhenSomebodyElseAcknowledges() {
        onus.alert(Company.KEY, SeverityLevel.high);
        onus.after(Duration.ofMinutes(10));
        onus.expect(page("ana", "pd"), page("sec", "webhook"));

        onus.answer("sec", "acknowledge");

        onus.expect(over("ana", "pd"));
        expectAlerts(FakePagerDuty.State.RESOLVED);
    }

    @Test
    void shouldCallAgainWhoLetTheAcknowledgementLapse() {
        onus.apply(Company.teams("members: [ana]").replace("notify: [backup]", "notify: [owner]"));
        onus.alert(Company.KEY, SeverityLevel.high);
        onus.expect(page("ana", "pd"));
        onus.answer("ana", "acknowledge");
        onus.expect(acknowledgement("ana", "pd"));

        onus.after(Duration.ofHours(4));

        onus.expect(reminder("ana", "pd"), page("ana", "pd"));
        expectAlerts(FakePagerDuty.State.RESOLVED, FakePagerDuty.State.TRIGGERED);
    }

    private void expectAlerts(FakePagerDuty.State... states) {
        assertThat(pagerDuty.alerts()).extracting(FakePagerDuty.Alert::state).containsExactly(states);
    }
}
