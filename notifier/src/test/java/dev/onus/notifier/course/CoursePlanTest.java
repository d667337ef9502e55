package dev.onus.notifier.course;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.notifier.channel.Route;
import dev.onus.notifier.channel.SendResult;
import dev.onus.registry.model.ChannelType;
import dev.onus.registry.model.Contact;
import dev.onus.registry.model.NotificationRule;
import dev.onus.registry.model.Person;
import dev.onus.registry.model.WeeklyWindow;
import dev.onus.vocabulary.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A person's own rules and quiet hours, with the time moved by hand. */
class CoursePlanTest {
    /** 23:30 in Lisbon, within the quiet hours. */
    private static final Instant NIGHT = Instant.parse("2026-11-21T23:30:00Z");

    private static final Instant MORNING = Instant.parse("2026-11-22T07:00:00Z");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final SendResult ACCEPTED = new SendResult.Accepted("id");
    private static final SendResult NEVER = new SendResult.Permanent("Expected a 2xx status, but got 404.");
    private static final SendResult LATER = SendResult.temporary("Expected a 2xx status, but got 503.");

    private final Way chat = Ways.way("chat", ChannelType.SLACK);
    private final Way phone = Ways.way("phone", ChannelType.TWILIO_VOICE);
    private final Way mail = Ways.way("mail", ChannelType.SMTP);
    private final List<Way> all = List.of(chat, phone, mail);

    private final List<NotificationRule> rules = List.of(rule("chat", 0), rule("phone", 2));

    @Test
    void shouldTryEachContactAtItsTimeAlthoughAnEarlierOneAcceptedThePage() {
        Story story = story(high(NOON, 10), NOON, rules);

        story.expect(NOON, "chat", ACCEPTED);
        story.expect(NOON.plusSeconds(120), "phone", ACCEPTED);
        // The mail is named by no rule, and a named contact has it; it stands ready in case that is taken back.
        story.expectNothingUntil(NOON.plus(Duration.ofMinutes(10)));
        story.expectReached("chat");
    }

    @Test
    void shouldStopAtTheEndOfTheWindow() {
        Story story = story(high(NOON, 10), NOON, List.of(rule("chat", 0), rule("phone", 12)));

        story.expect(NOON, "chat", ACCEPTED);
        story.expectNothingUntil(NOON.plus(Duration.ofMinutes(10)));
        story.expectReached("chat");
    }

    @Test
    void shouldTurnToTheNextAtOnceWhenANamedContactFails() {
        Story story = story(high(NOON, 10), NOON, rules);

        story.expect(NOON, "chat", NEVER);
        story.expect(NOON, "phone", ACCEPTED);
        story.expectNothingUntil(NOON.plus(Duration.ofMinutes(10)));
    }

    @Test
    void shouldTurnToTheNextAtOnceWhenANamedContactFailsTwice() {
        Story story = story(high(NOON, 10), NOON, rules);

        story.expect(NOON, "chat", LATER);
        story.expect(NOON.plusSeconds(5), "chat", LATER);
        story.expect(NOON.plusSeconds(5), "phone", ACCEPTED);
        // The chat is the person's own wish, so it goes on beside.
        story.expect(NOON.plusSeconds(20), "chat", ACCEPTED);
    }

    @Test
    void shouldTryWhatNoRuleNamesOnlyWhenAllNamedOnesFailed() {
        Story story = story(high(NOON, 10), NOON, rules);

        story.expect(NOON, "chat", NEVER);
        story.expect(NOON, "phone", NEVER);
        story.expect(NOON, "mail", ACCEPTED);
        story.expectReached("mail");
    }

    @Test
    void shouldBeginAtOnceWhenNoRuleBeginsWithinTheWindow() {
        Story story = story(high(NOON, 5), NOON, List.of(rule("phone", 5), rule("chat", 6)));

        story.expect(NOON, "phone", ACCEPTED);
    }

    @Test
    void shouldWaitForTheFirstRuleHoweverLongItsDelay() {
        Story story = story(high(NOON, 10), NOON, List.of(rule("phone", 5)));

        story.expectNothingUntil(NOON.plus(Duration.ofMinutes(5)));
        story.expect(NOON.plus(Duration.ofMinutes(5)), "phone", LATER);
        story.expect(NOON.plus(Duration.ofMinutes(5)).plusSeconds(5), "phone", ACCEPTED);
    }

    @Test
    void shouldEndWithTheFirstAcceptanceWhereNothingIsAsked() {
        Errand informed = new Errand(NOON, Optional.empty(), Urgency.HIGH, false, Optional.empty(), false);
        Story story = story(informed, NOON, rules);

        story.expect(NOON, "chat", ACCEPTED);
        story.expectReached("chat");
    }

    @Test
    void shouldTryTheNextAtOnceWhenWhatAcceptedThePageSaysLaterThatItDidNotArrive() {
        Story story = story(high(NOON, 10), NOON, List.of());
        story.expect(NOON, "chat", ACCEPTED);
        story.expectNothingUntil(NOON.plus(Duration.ofMinutes(10)));

        story.fails("chat");

        story.expect(NOON.plusSeconds(90), "phone", ACCEPTED);
    }

    @Test
    void shouldNotStandReadyWhenNothingIsLeftToTry() {
        Story story = story(high(NOON, 10), NOON, List.of(), List.of(phone));

        story.expect(NOON, "phone", ACCEPTED);
        story.expectReached("phone");
    }

    @Test
    void shouldTryOnceWhatIsLateAndNobodyElseAfterTheWindow() {
        Instant late = NOON.plus(Duration.ofHours(2));
        Story story = story(high(NOON, 10), late, rules);

        story.expect(late, "chat", ACCEPTED);
        story.expectReached("chat");
    }

    @Test
    void shouldHoldNothingUrgentInQuietHours() {
        Story story = story(high(NIGHT, 10), NIGHT, rules);

        story.expect(NIGHT, "chat", ACCEPTED);
        story.expect(NIGHT.plusSeconds(120), "phone", ACCEPTED);
    }

    @Test
    void shouldHoldNothingCriticalInQuietHours() {
        Errand critical = new Errand(
                NIGHT, Optional.of(NIGHT.plus(Duration.ofHours(1))), Urgency.LOW, false, Optional.empty(), false);

        story(critical, NIGHT, rules).expect(NIGHT, "chat", ACCEPTED);
    }

    @Test
    void shouldUseQuietContactsNowAndLoudOnesWhenTheNightIsOver() {
        Story story = story(low(NIGHT, 12), NIGHT, List.of());

        story.expect(NIGHT, "mail", ACCEPTED);
        story.expectNothingUntil(MORNING);
        story.expect(MORNING, "chat", NEVER);
        story.expect(MORNING, "phone", ACCEPTED);
    }

    @Test
    void shouldDropTheDelayOfAQuietContactInQuietHours() {
        Story story = story(low(NIGHT, 12), NIGHT, List.of(rule("phone", 0), rule("mail", 30), rule("chat", 5)));

        story.expect(NIGHT, "mail", ACCEPTED);
        story.expectNothingUntil(MORNING);
        story.expect(MORNING, "phone", ACCEPTED);
        story.expect(MORNING, "chat", ACCEPTED);
    }

    @Test
    void shouldHoldWhatItsDelayLeadsIntoQuietHours() {
        Instant evening = Instant.parse("2026-11-21T21:58:00Z");
        Story story = story(low(evening, 12), evening, List.of(rule("mail", 0), rule("phone", 5)));

        story.expect(evening, "mail", NEVER);
        // Given way to, it may ring at once: these are no quiet hours yet.
        story.expect(evening, "phone", ACCEPTED);

        Story other = story(low(evening, 12), evening, List.of(rule("mail", 0), rule("phone", 5)));
        other.expect(evening, "mail", ACCEPTED);
        other.expectNothingUntil(MORNING);
    }

    @Test
    void shouldLeaveItInTheInboxWhereThereIsNoQuietContact() {
        Story story = story(low(NIGHT, 12), NIGHT, List.of(), List.of(chat, phone));

        story.expect(NIGHT, "console", ACCEPTED);
        story.expectReachedSoFar("console");
        story.expectNothingUntil(MORNING);
        story.expect(MORNING, "chat", NEVER);
        story.expect(MORNING, "phone", ACCEPTED);
    }

    @Test
    void shouldLeaveItInTheInboxWhenTheQuietContactsFailAndRingNobody() {
        Story story = story(low(NIGHT, 12), NIGHT, List.of(rule("mail", 0), rule("phone", 1)));

        story.expect(NIGHT, "mail", NEVER);
        story.expect(NIGHT, "console", ACCEPTED);
        story.expectNothingUntil(MORNING);
    }

    @Test
    void shouldGoOnlyToTheContactThatIsTriedEvenUnverifiedAndAtNight() {
        Errand verification = new Errand(NIGHT, Optional.empty(), Urgency.LOW, true, Optional.of("phone"), true);
        Story story = story(verification, NIGHT, rules, List.of(chat, Ways.unverified(phone), mail));

        story.expect(NIGHT, "phone", NEVER);
        assertThat(story.course().next(NIGHT)).isInstanceOf(Move.Unreached.class);
    }

    @Test
    void shouldSkipWhatNobodyVerified() {
        Story story = story(high(NOON, 10), NOON, rules, List.of(Ways.unverified(chat), Ways.unverified(phone)));

        assertThat(story.course().next(NOON))
                .isEqualTo(new Move.Unreached(
                        "chat: Expected a contact that was verified, but it was not yet. phone: Expected a contact that"
                                + " was verified, but it was not yet."));
    }

    @Test
    void shouldSayThatThereIsNoSuchContact() {
        Errand test = new Errand(NOON, Optional.empty(), Urgency.HIGH, false, Optional.of("pager"), true);

        assertThat(story(test, NOON, List.of()).course().next(NOON))
                .isEqualTo(
                        new Move.Unreached("Expected a contact named 'pager', but the person has none of that name."));
    }

    @Test
    void shouldTurnToTheNextWhereSettingsCannotBeUsed() {
        Way broken =
                new Way(Contact.of("chat"), Optional.of(ChannelType.SLACK), new Route.Unusable("chat", "No token."));
        Story story = story(high(NOON, 10), NOON, rules, List.of(broken, phone));

        // Its time has come at once, because nothing comes before it.
        story.expectNothingUntil(NOON.plusSeconds(120));
        story.expect(NOON.plusSeconds(120), "phone", ACCEPTED);
    }

    @Test
    void shouldBeTheSameWhenItIsLaidOutAgain() {
        Course first = story(low(NIGHT, 12), NIGHT, rules).course();
        Course again =
                story(low(NIGHT, 12), NIGHT.plus(Duration.ofHours(1)), rules).course();

        assertThat(again.legs())
                .extracting(leg -> leg.destination().id())
                .containsExactlyElementsOf(
                        first.legs().stream().map(leg -> leg.destination().id()).toList());
        assertThat(again.legs())
                .extracting(Leg::plannedAt)
                .containsExactlyElementsOf(
                        first.legs().stream().map(Leg::plannedAt).toList());
    }

    private Story story(Errand errand, Instant now, List<NotificationRule> rules) {
        return story(errand, now, rules, all);
    }

    private Story story(Errand errand, Instant now, List<NotificationRule> rules, List<Way> ways) {
        Person ana = new Person(
                Optional.empty(),
                Optional.of(ZoneId.of("Europe/Lisbon")),
                ways.stream().map(Way::contact).toList(),
                rules,
                rules,
                List.of(WeeklyWindow.daily(LocalTime.of(22, 0), LocalTime.of(7, 0))));
        return new Story(CoursePlan.of(errand, now, ana, ways, Ways.INBOX));
    }

    private static Errand high(Instant asked, int minutes) {
        return new Errand(
                asked,
                Optional.of(asked.plus(Duration.ofMinutes(minutes))),
                Urgency.HIGH,
                false,
                Optional.empty(),
                false);
    }

    private static Errand low(Instant asked, int hours) {
        return new Errand(
                asked, Optional.of(asked.plus(Duration.ofHours(hours))), Urgency.LOW, true, Optional.empty(), false);
    }

    private static NotificationRule rule(String contact, int minutes) {
        return new NotificationRule(contact, Duration.ofMinutes(minutes));
    }
}
