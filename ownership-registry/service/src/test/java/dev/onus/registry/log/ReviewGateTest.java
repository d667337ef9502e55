package dev.onus.registry.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.registry.log.Outcome.Accepted;
import dev.onus.registry.log.Outcome.Refused;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An identity under review is enabled by its approved review alone, whoever writes and in whatever order (ESC-6). */
class ReviewGateTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final RecordKey PARTNER = new RecordKey("Identity", "partner-key");
    private static final String ID = "aws:access-key:AKIAPARTNER";

    private final RegistryState state = new RegistryState();
    private long offset;

    @BeforeEach
    void underReview() {
        write("made", put("partner-key", ID, "active"));
        state.apply(ofReview("effect-1", "review"), offset++, NOON);
    }

    @Test
    void shouldPutTheIdentityIntoReviewAndTakeItOutAgainForTheReviewItself() {
        assertThat(json()).contains("\"review\"");

        Outcome enabled = state.apply(ofReview("effect-1", "active"), offset++, NOON);

        assertThat(enabled).isInstanceOf(Accepted.class);
        assertThat(json()).contains("\"active\"");
    }

    @Test
    void shouldRefuseAnyOtherWriteThatWouldEnableItWithAllThatCameWithIt() {
        ProposedChange beside = ProposedChange.put(new RecordKey("Team", "beside"), 0L, "{}");

        Outcome outcome = write("plain", beside, put("partner-key", ID, "active"));

        assertThat(outcome).isInstanceOf(Refused.class);
        assertThat(((Refused) outcome).refusals()).singleElement().isInstanceOf(Refusal.UnderReview.class);
        assertThat(state.current(beside.key())).isEmpty();
        assertThat(json()).contains("\"review\"");
    }

    @Test
    void shouldRefuseTheWaysRound() {
        assertThat(write("suspended", put("partner-key", ID, "suspended"))).isInstanceOf(Refused.class);
        assertThat(write("left-out", put("partner-key", ID, null))).isInstanceOf(Refused.class);
        assertThat(write("deleted", ProposedChange.delete(PARTNER, null))).isInstanceOf(Refused.class);
        assertThat(write(
                        "moved",
                        put("partner-key", "aws:access-key:AKIAOTHER", "review"),
                        put("other-name", ID, "active")))
                .isInstanceOf(Refused.class);
    }

    @Test
    void shouldTakeWritesThatLeaveItWhereItIs() {
        assertThat(write("same", put("partner-key", ID, "review"))).isInstanceOf(Accepted.class);
        assertThat(write("revoked", put("partner-key", ID, "revoked"))).isInstanceOf(Accepted.class);
    }

    @Test
    void shouldHaveEachRefusedAttemptOnRecordInTheOrderOfTheLog() {
        write("first", put("partner-key", ID, "active"));
        write("beside", ProposedChange.put(new RecordKey("Team", "beside"), 0L, "{}"));
        write("second", put("partner-key", ID, "active"));
        write("second", put("partner-key", ID, "active"));

        assertThat(state.attemptsBetween(0, offset))
                .extracting(RefusedAttempt::position)
                .containsExactly(2L, 4L);
        assertThat(state.attemptsBetween(0, offset))
                .extracting(RefusedAttempt::sequence)
                .as("numbered with the changes, without gaps")
                .containsExactly(2L, 4L);
        assertThat(state.attemptsBetween(0, offset))
                .allSatisfy(attempt -> assertThat(attempt.actor()).isEqualTo("person:mallory"));
        assertThat(state.attemptsBetween(3, 4)).isEmpty();
    }

    @Test
    void shouldDoTheSameReviewOnceHoweverManyReplicasProposeIt() {
        Proposal twice = ofReview("effect-1", "active");
        Outcome first = state.apply(twice, offset++, NOON);

        Outcome second = state.apply(twice, offset++, NOON);

        assertThat(second).isEqualTo(first);
        assertThat(state.currentVersion(PARTNER)).isEqualTo(3);
    }

    private Outcome write(String id, ProposedChange... changes) {
        return state.apply(new Proposal(id, List.of(changes), "person:mallory", null), offset++, NOON);
    }

    private Proposal ofReview(String effectId, String lifecycle) {
        RecordVersion before = state.current(PARTNER).orElseThrow();
        return ReviewProposal.of(effectId, before, json(ID, "partner-key", lifecycle), "because of a test");
    }

    private String json() {
        return String.valueOf(state.current(PARTNER).orElseThrow().json());
    }

    private static ProposedChange put(String name, String id, @Nullable String lifecycle) {
        return ProposedChange.put(new RecordKey("Identity", name), null, json(id, name, lifecycle));
    }

    private static String json(String id, String name, @Nullable String lifecycle) {
        String stands = lifecycle == null ? "" : ",\"lifecycle\":\"" + lifecycle + "\"";
        return "{\"apiVersion\":\"onus.dev/v1\",\"kind\":\"Identity\",\"metadata\":{\"name\":\"" + name
                + "\"},\"spec\":{\"id\":\"" + id + "\"" + stands + "}}";
    }
}
