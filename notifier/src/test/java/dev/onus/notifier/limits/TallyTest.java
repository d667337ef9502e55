package dev.onus.notifier.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onus.registry.model.ChannelType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TallyTest {
    private static final Instant START = Instant.parse("2026-11-21T03:12:00Z");

    private final Tally tally = new Tally();

    @Test
    void shouldLetAPhoneRingOnceAMinute() {
        assertThat(admit("p1", START)).isInstanceOf(Admission.Free.class);
        assertThat(admit("p2", START.plusSeconds(59)))
                .isEqualTo(new Admission.Over(
                        START.plusSeconds(60),
                        "Expected at most 1 message in 1 min to this destination, but it has had them."));
        assertThat(admit("p3", START.plusSeconds(60))).isInstanceOf(Admission.Free.class);
    }

    @Test
    void shouldKeepToTheTightestOfAllItsLimits() {
        for (int minute = 0; minute < 3; minute++) {
            assertThat(admit("p" + minute, START.plusSeconds(60L * minute))).isInstanceOf(Admission.Free.class);
        }

        assertThat(admit("p3", START.plusSeconds(180)))
                .isEqualTo(new Admission.Over(
                        START.plus(Duration.ofMinutes(15)),
                        "Expected at most 3 messages in 15 min to this destination, but it has had them."));
    }

    @Test
    void shouldNotCountWhatTheDestinationDidNotGet() {
        admit("p1", START);
        tally.release("phone", "p1");

        assertThat(admit("p2", START)).isInstanceOf(Admission.Free.class);
    }

    @Test
    void shouldCountTheSameMessageOnce() {
        tally.count("chat", ChannelType.SMTP, "p1", START);
        tally.count("chat", ChannelType.SMTP, "p1", START.plusSeconds(1));
        for (int number = 2; number <= 10; number++) {
            assertThat(tally.admit("chat", ChannelType.SMTP, "p" + number, START.plusSeconds(2)))
                    .isInstanceOf(Admission.Free.class);
        }
        assertThat(tally.admit("chat", ChannelType.SMTP, "p11", START.plusSeconds(2)))
                .isInstanceOf(Admission.Over.class);
    }

    @Test
    void shouldKeepDestinationsApart() {
        admit("p1", START);

        assertThat(tally.admit("another", ChannelType.TWILIO_VOICE, "p2", START))
                .isInstanceOf(Admission.Free.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"CONSOLE", "WEBHOOK", "PAGERDUTY", "JIRA", "SERVICENOW"})
    void shouldNotLimitWhatAProgramReads(ChannelType type) {
        for (int number = 0; number < 1_000; number++) {
            assertThat(tally.admit("d", type, "p" + number, START)).isInstanceOf(Admission.Free.class);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TWILIO_VOICE", "TWILIO_SMS", "SMTP", "SLACK", "SLACK_WEBHOOK", "TEAMS", "NTFY"})
    void shouldNeverExceedAnyLimitInAnyStretchAndAlwaysGoOn(ChannelType type) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Instant> sent = new ArrayList<>();
        Instant now = START;
        for (int number = 0; number < 400; number++) {
            now = now.plusMillis(random.nextInt(20_000));
            if (tally.admit("d", type, "p" + number, now) instanceof Admission.Over over) {
                assertThat(over.freeAt()).as("seed %s", seed).isAfter(now);
                now = over.freeAt();
                assertThat(tally.admit("d", type, "p" + number, now))
                        .as("seed %s", seed)
                        .isInstanceOf(Admission.Free.class);
            }
            sent.add(now);
        }
        for (Limit limit : ChannelLimits.of(type)) {
            IntStream.range(limit.most(), sent.size())
                    .forEach(last -> assertThat(Duration.between(sent.get(last - limit.most()), sent.get(last)))
                            .as("seed %s, %s", seed, limit)
                            .isGreaterThanOrEqualTo(limit.within()));
        }
    }

    @Test
    void shouldSayWhatALimitNeeds() {
        assertThatThrownBy(() -> new Limit(0, Duration.ofMinutes(1)))
                .hasMessage("Expected at least one message in some time, but got 0 in PT1M.");
    }

    private Admission admit(String page, Instant now) {
        return tally.admit("phone", ChannelType.TWILIO_VOICE, page, now);
    }
}
