package dev.onus.e2e.behaviour;

import static dev.onus.e2e.behaviour.Heard.over;
import static dev.onus.e2e.behaviour.Heard.page;
import static dev.onus.e2e.behaviour.Heard.reminder;

import dev.onus.contracts.SeverityLevel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who hears what, when, and over which channel, told from the alert to the telephone. */
class PagingBehaviourTest {
    private static final Instant TUESDAY_NOON = Instant.parse("2026-03-03T12:00:00Z");
    private static final String ANA = "+351912345678";
    private static final String TEXT_THEN_CALL = "rules: {high: [{contact: sms}, {contact: voice, after: PT3M}]}";

    @TempDir
    private Path directory;

    private Installation onus;

    @BeforeEach
    void start() {
        onus = new Installation(directory, TUESDAY_NOON);
        onus.apply(Company.withTelephone("ana", ANA, ""));
        for (String person : new String[] {"bo", "sec", "mo"}) {
            onus.apply(Company.withWebhook(person, onus.webhook(person)));
        }
        onus.apply(Company.teams("members: [ana]"));
    }

    @AfterEach
    void expectNothingElse() {
        onus.close();
    }

    @Test
    void shouldPageStepByStepUntilSomebodyAnswers() {
        onus.alert(Company.KEY, SeverityLevel.high);
        onus.expect(page("ana", "sms"));

        onus.after(Duration.ofMinutes(9));
        onus.expectNothing();

        onus.after(Duration.ofMinutes(1));
        onus.expect(page("sec", "webhook"));

        onus.answer("sec", "acknowledge");
        onus.expect(over("ana", "sms"));

        onus.after(Duration.ofHours(2));
        onus.expectNothing();
    }

    @Test
    void shouldCallWhoDoesNotAnswerTheText() {
        onus.apply(Company.withTelephone("ana", ANA, TEXT_THEN_CALL));

        onus.alert(Company.KEY, SeverityLevel.high);
        onus.expect(page("ana", "sms"));

        onus.after(Duration.ofMinutes(3));
        onus.expect(page("ana", "voice"));
    }

    @Test
    void shouldNotCallWhoAnsweredTheText() {
        onus.apply(Company.withTelephone("ana", ANA, TEXT_THEN_CALL));

        onus.alert(Company.KEY, SeverityLevel.high);
        onus.expect(page("ana", "sms"));

        onus.after(Duration.ofMinutes(2));
        onus.answer("ana", "acknowledge");

        onus.after(Duration.ofMinutes(30));
        onus.expectNothing();
    }

    @Test
    void shouldGoToTheBackupAtOnceWhenNoContactOfTheOwnerWorks() {
        onus.twilio.optOut(ANA);
        onus.apply("""
                kind: Person
                metadata: {name: ana}
                spec: {contacts: [{channel: sms, address: "%s"}]}
                """.formatted(ANA));

        onus.alert(Company.KEY, SeverityLevel.high);

        onus.expect(page("sec", "webhook"));
    }

    @Test
    void shouldPageWhoDeclinesNoMoreAndTheNextStepAtOnce() {
        onus.alert(Company.KEY, SeverityLevel.high);
        onus.expect(page("ana", "sms"));

        onus.answer("ana", "decline");
        onus.expect(page("sec", "webhook"));
    }

    @Test
    void shouldRemindWhoAcknowledgedBeforeTheCaseMovesOn() {
        onus.alert(Company.KEY, SeverityLevel.high);
        onus.expect(page("ana", "sms"));
        onus.answer("ana", "acknowledge");
        onus.expectNothing();

        onus.after(Duration.ofHours(4));

        onus.expect(reminder("ana", "sms"), page("sec", "webhook"));
    }

    @Test
    void shouldSkipWhoseContactsNobodyVerified() {
        onus.apply("""
                kind: Person
                metadata: {name: ana}
                spec: {contacts: [{channel: sms, address: "%s", unverified: true}]}
                """.formatted(ANA));
        onus.apply(Company.teams("members: [ana, bo]"));

        onus.alert(Company.KEY, SeverityLevel.high);

        onus.expect(page("bo", "webhook"));
    }

    @Test
    void shouldPageWhoIsOnCallWhenTheStepBegins() {
        onus.apply("""
                kind: Schedule
                metadata: {name: payments-primary}
                spec:
                  timeZone: Europe/Lisbon
                  layers:
                    - name: days
                      participants: [[ana], [bo]]
                      rotation: {unit: day, anchor: 2026-03-03, handoff: {time: "12:30"}}
                """);
        onus.apply(Company.teams("schedule: payments-primary"));

        onus.alert(Company.KEY, SeverityLevel.high);
        onus.expect(page("bo", "webhook"));
        onus.answer("bo", "acknowledge");

        onus.after(Duration.ofMinutes(30));
        onus.alert(Company.KEY, SeverityLevel.high);
        onus.expect(page("ana", "sms"));
    }

    @Test
    void shouldLetPeopleSleepThroughWhatIsNotUrgent() {
        onus.apply("""
                kind: Person
                metadata: {name: ana}
                spec:
                  contacts: [{channel: sms, address: "%s"}, {channel: webhook, url: "%s"}]
                  rules: {low: [{contact: sms}, {contact: webhook}], high: [{contact: sms}]}
                  quietHours: [{from: "11:00", to: "14:00"}]
                """.formatted(ANA, onus.webhook("ana")));

        onus.alertOfADeadCredential(Company.KEY, SeverityLevel.low);
        onus.expect(page("ana", "webhook"));
        onus.after(Duration.ofMinutes(119));
        onus.expectNothing();
        onus.after(Duration.ofMinutes(1));
        onus.expect(page("ana", "sms"));
    }

    @Test
    void shouldWakePeopleForWhatIsCritical() {
        onus.apply("""
                kind: Person
                metadata: {name: ana}
                spec:
                  contacts: [{channel: sms, address: "%s"}, {channel: webhook, url: "%s"}]
                  quietHours: [{from: "11:00", to: "14:00"}]
                """.formatted(ANA, onus.webhook("ana")));

        onus.alert(Company.KEY, SeverityLevel.critical);

        onus.expect(page("ana", "sms"));
    }
}
