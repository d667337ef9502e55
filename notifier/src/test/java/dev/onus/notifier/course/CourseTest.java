package dev.onus.notifier.course;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.notifier.channel.SendResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CourseTest {
    private static final Instant START = Instant.parse("2026-11-21T03:12:00Z");
    private static final SendResult ACCEPTED = new SendResult.Accepted("id");
    private static final SendResult LATER = SendResult.temporary("Expected a 2xx status, but got 503.");
    private static final SendResult NEVER = new SendResult.Permanent("Expected a 2xx status, but got 404.");

    @Test
    void shouldSendToTheFirstContactAtOnce() {
        assertThat(course(2).next(START)).isEqualTo(new Move.Send(0));
    }

    @Test
    void shouldEndWithTheFirstAcceptance() {
        Course course = attempt(course(2), 0, ACCEPTED, START);

        assertThat(course.next(START)).isEqualTo(new Move.Reached(course.legs().getFirst()));
    }

    @Test
    void shouldTurnToTheNextContactAtOnceWhenOneFailsForGood() {
        assertThat(attempt(course(2), 0, NEVER, START).next(START)).isEqualTo(new Move.Send(1));
    }

    @Test
    void shouldTryAgainAfterFiveTwentyAndSixtySeconds() {
        Course course = course(1);
        for (int offset : List.of(0, 5, 20)) {
            Instant due = START.plusSeconds(offset);
            assertThat(course.next(due.minusMillis(1))).isEqualTo(offset == 0 ? new Move.Send(0) : new Move.Wait(due));
            assertThat(course.next(due)).isEqualTo(new Move.Send(0));
            course = attempt(course, 0, LATER, due);
        }
        // The attempt after 60 s would come when the time is over.
        assertThat(course.next(START.plusSeconds(20))).isInstanceOf(Move.Unreached.class);
    }

    @Test
    void shouldTryTheNextContactBesideOneThatFailedTwice() {
        Course once = attempt(course(2), 0, LATER, START);
        assertThat(once.next(START)).isEqualTo(new Move.Wait(START.plusSeconds(5)));

        Course twice = attempt(once, 0, LATER, START.plusSeconds(5));
        assertThat(twice.next(START.plusSeconds(5))).isEqualTo(new Move.Send(1));

        Course besides = attempt(twice, 1, LATER, START.plusSeconds(5));
        assertThat(besides.next(START.plusSeconds(5))).isEqualTo(new Move.Wait(START.plusSeconds(10)));
        Course again = attempt(besides, 1, LATER, START.plusSeconds(10));
        assertThat(again.next(START.plusSeconds(20))).isEqualTo(new Move.Send(0));
    }

    @Test
    void shouldHonourTheReceiversWish() {
        SendResult wish = new SendResult.Temporary(Optional.of(Duration.ofSeconds(7)), "429");

        assertThat(attempt(course(1), 0, wish, START).next(START)).isEqualTo(new Move.Wait(START.plusSeconds(7)));
    }

    @Test
    void shouldTurnToTheNextContactWhenTheReceiverWantsMoreTimeThanThereIs() {
        SendResult wish = new SendResult.Temporary(Optional.of(Duration.ofHours(1)), "429");

        assertThat(attempt(course(2), 0, wish, START).next(START)).isEqualTo(new Move.Send(1));
    }

    @Test
    void shouldGiveUpAfterHalfTheWindowOrAMinute() {
        assertThat(Course.patience(START, Optional.of(START.plusSeconds(30)))).isEqualTo(Duration.ofSeconds(15));
        assertThat(Course.patience(START, Optional.of(START.plusSeconds(3600)))).isEqualTo(Duration.ofSeconds(60));
        assertThat(Course.patience(START, Optional.empty())).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void shouldTryEveryContactOnceHoweverLateItIs() {
        Instant late = START.plus(Duration.ofHours(5));
        Course course = course(2);

        assertThat(course.next(late)).isEqualTo(new Move.Send(0));
        course = attempt(course, 0, LATER, late);
        assertThat(course.next(late)).isEqualTo(new Move.Send(1));
        course = attempt(course, 1, LATER, late);
        assertThat(course.next(late)).isInstanceOf(Move.Unreached.class);
    }

    @Test
    void shouldBeginAgainAtOnceWhereACrashLeftTheOutcomeUnknown() {
        Course interrupted = course(1).sending(0);

        assertThat(interrupted.next(START.plus(Duration.ofHours(1)))).isEqualTo(new Move.Send(0));
    }

    @Test
    void shouldSayThatThereIsNoContact() {
        assertThat(course(0).next(START)).isEqualTo(new Move.Unreached("The person has no contact."));
    }

    @Test
    void shouldSayWhyNoContactWorked() {
        Course course = attempt(course(1), 0, NEVER, START);

        assertThat(course.next(START)).isEqualTo(new Move.Unreached("channel-0: Expected a 2xx status, but got 404."));
    }

    @Test
    void shouldGiveAnAttemptTheTimeThatIsLeftWithinBounds() {
        assertThat(course(1).attemptTimeout(0, START)).isEqualTo(Duration.ofSeconds(10));
        assertThat(course(1).attemptTimeout(0, START.plusSeconds(55))).isEqualTo(Duration.ofSeconds(5));
        assertThat(course(1).attemptTimeout(0, START.plusSeconds(90))).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void shouldNotLetAReceiverThatHangsHoldThePageWhileAnotherContactIsUntried() {
        assertThat(course(2).attemptTimeout(0, START)).isEqualTo(Duration.ofSeconds(4));
        assertThat(course(2).attemptTimeout(0, START.plusSeconds(90))).isEqualTo(Duration.ofSeconds(3));

        Course bothTried = attempt(attempt(course(2), 0, LATER, START), 1, LATER, START);
        assertThat(bothTried.attemptTimeout(0, START)).isEqualTo(Duration.ofSeconds(10));
        assertThat(course(1).attemptTimeout(0, START)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void shouldAlwaysEndAndNeverTryBeforeItsTime() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            Course course = course(random.nextInt(4));
            Instant now = START.plusSeconds(random.nextInt(90));
            int moves = 0;
            while (!(course.next(now) instanceof Move.Reached) && !(course.next(now) instanceof Move.Unreached)) {
                assertThat(++moves).as("seed %s round %s", seed, round).isLessThan(100);
                Move move = course.next(now);
                if (move instanceof Move.Send send) {
                    if (course.legs().get(send.leg()).progress() instanceof Progress.Waiting waiting) {
                        assertThat(waiting.until()).as("seed %s", seed).isBeforeOrEqualTo(now);
                    }
                    course = attempt(course, send.leg(), anyResult(random), now);
                } else if (move instanceof Move.Wait wait) {
                    assertThat(wait.until()).as("seed %s", seed).isAfter(now).isBefore(START.plusSeconds(60));
                    now = wait.until();
                }
            }
        }
    }

    private static SendResult anyResult(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> ACCEPTED;
            case 1 -> NEVER;
            case 2 -> new SendResult.Temporary(Optional.of(Duration.ofSeconds(random.nextInt(100))), "429");
            default -> LATER;
        };
    }

    private static Course attempt(Course course, int place, SendResult result, Instant now) {
        return course.sending(place).after(place, result, now);
    }

    private static Course course(int contacts) {
        return Ways.failOver(START, contacts);
    }
}
