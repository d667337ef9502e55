package dev.onus.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** ESC-1: an acknowledgement that leads nowhere times out, and says what is going to be done by when. */
class IntentTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Map<String, String> IN_TEN_MINUTES =
            Map.of("intent", "contain", "until", "2026-03-02T03:22:00Z");

    @Test
    void shouldEndSoonerWhenSomebodyPromisesToBeDoneSooner() {
        Scene scene = Scene.usual().open().answer("ana", "acknowledge", IN_TEN_MINUTES);

        assertThat(scene.said()).contains("Intends to contain", "2026-03-02 03:22:00 UTC");
        assertThat(scene.after(MINUTE.multipliedBy(8)).kinds()).containsExactly(TimelineKind.REMINDED);
        assertThat(scene.after(MINUTE.multipliedBy(2)).kinds())
                .startsWith(TimelineKind.ACKNOWLEDGEMENT_EXPIRED, TimelineKind.ESCALATED);
        assertThat(scene.paged()).containsExactly("bo", "mo");
    }

    @Test
    void shouldNotLastLongerThanThePolicySaysWhateverIsPromised() {
        Scene scene = Scene.usual().open();

        scene.answer("ana", "acknowledge", Map.of("until", "2026-03-02T09:00:00Z"));

        assertThat(scene.current().progress().lease().orElseThrow().expiresAt())
                .isEqualTo(scene.now.plus(MINUTE.multipliedBy(30)));
    }

    @Test
    void shouldBeExtendedByWhatTheHolderDoes() {
        List<Map.Entry<String, Map<String, String>>> progress = List.of(
                Map.entry("note", Map.of("reason", "found the pipeline")),
                Map.entry("decide", Map.of("decision", "contain", "choice", "revoke", "reason", "r")));
        for (Map.Entry<String, Map<String, String>> done : progress) {
            Scene scene = Scene.usual().open().answer("ana", "acknowledge", IN_TEN_MINUTES);

            scene.after(MINUTE.multipliedBy(9)).answer("ana", done.getKey(), done.getValue());

            Lease lease = scene.current().progress().lease().orElseThrow();
            assertThat(lease.expiresAt()).as(done.getKey()).isEqualTo(scene.now.plus(MINUTE.multipliedBy(30)));
            assertThat(lease.intent()).hasValue("contain");
            assertThat(scene.after(MINUTE.multipliedBy(24)).kinds()).isEmpty();
        }
    }

    @Test
    void shouldNotEndAnyMoreOnceTheHolderHasContained() {
        Scene scene = Scene.usual().open().answer("ana", "acknowledge", IN_TEN_MINUTES);

        scene.answer("ana", "contain", Map.of("override", "true", "reason", "blocked at the edge"));

        assertThat(scene.after(Duration.ofHours(20)).kinds()).isEmpty();
    }

    @Test
    void shouldNotBeExtendedByWhatOthersDo() {
        Scene scene = Scene.usual().open().answer("ana", "acknowledge", IN_TEN_MINUTES);
        Instant ends = scene.current().progress().lease().orElseThrow().expiresAt();

        scene.after(MINUTE).answer("bo", "note", Map.of("reason", "any news?"));

        assertThat(scene.current().progress().lease().orElseThrow().expiresAt()).isEqualTo(ends);
    }

    @Test
    void shouldHearWhoIsOnlyInformedAndStopNothingWhateverTheyAsk() {
        Scene scene = Policy.usual()
                .steps(Policy.step(MINUTE.multipliedBy(5), 0, List.of("owner"), List.of("team:platform"), List.of()))
                .scene()
                .open();
        Progress before = scene.current().progress();
        Map<String, String> everything = Map.of(
                "for",
                "PT10M",
                "to",
                "person:bo",
                "owner",
                "secops",
                "decision",
                "contain",
                "choice",
                "revoke",
                "override",
                "true",
                "reason",
                "let me",
                "outcome",
                "false-positive");

        for (String action : List.of(
                "acknowledge",
                "decline",
                "escalate",
                "snooze",
                "reassign",
                "claim",
                "dispute",
                "settle",
                "contain",
                "decide",
                "resolve",
                "reopen",
                "note")) {
            scene.answer("cy", action, everything);

            assertThat(scene.verdict()).as(action).isEqualTo(Verdict.APPLIED);
            assertThat(scene.kinds()).as(action).containsExactly(TimelineKind.NOTE);
            assertThat(scene.current().progress()).as(action).isEqualTo(before);
            assertThat(scene.current().status()).isEqualTo(CaseStatus.OPEN);
        }
    }
}
