package dev.onus.notifier.course;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.notifier.channel.SendResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What happens, step by step; whatever else would be sent fails the test. */
final class Story {
    private Course course;
    private Instant now = Instant.MIN;
    private final List<String> sent = new ArrayList<>();

    Story(Course course) {
        this.course = course;
    }

    Course course() {
        return course;
    }

    void expect(Instant at, String channel, SendResult result) {
        if (now.isAfter(Instant.MIN) && at.isAfter(now) && course.next(now) instanceof Move.Wait wait) {
            assertThat(wait.until()).as("sent so far: %s", sent).isAfterOrEqualTo(at);
        }
        now = at;
        Move move = course.next(at);
        assertThat(move).as("sent so far: %s", sent).isInstanceOf(Move.Send.class);
        int place = ((Move.Send) move).leg();
        assertThat(course.legs().get(place).destination().channel())
                .as("sent so far: %s", sent)
                .isEqualTo(channel);
        sent.add(channel);
        course = course.sending(place).after(place, result, at);
    }

    void expectNothingUntil(Instant until) {
        Instant from =
                now.isAfter(Instant.MIN) ? now : course.until().orElseThrow().minus(Duration.ofMinutes(10));
        assertThat(course.next(from)).as("sent so far: %s", sent).isEqualTo(new Move.Wait(until));
        assertThat(course.next(until.minusMillis(1))).isEqualTo(new Move.Wait(until));
        now = until;
    }

    void expectReached(String channel) {
        assertThat(course.next(now)).isInstanceOf(Move.Reached.class);
        expectReachedSoFar(channel);
    }

    void expectReachedSoFar(String channel) {
        assertThat(course.reached().orElseThrow().destination().channel()).isEqualTo(channel);
    }

    void fails(String channel) {
        now = Instant.MIN;
        for (int place = 0; place < course.legs().size(); place++) {
            if (course.legs().get(place).destination().channel().equals(channel)) {
                course = course.with(place, new Progress.Failed("Undeliverable.", false));
            }
        }
    }
}
