package dev.onus.registry.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An attempt to change what belongs to another: refused by every program, and on record. */
class AttemptProposalTest {
    private static final RecordKey ANA = new RecordKey("Person", "ana");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final RegistryState state = new RegistryState();

    @Test
    void shouldChangeNothingAndBeKeptWithItsReason() {
        state.apply(put("first"), 0, NOON);

        Outcome outcome = state.apply(AttemptProposal.of(ANA, "person:bo", "It is ana's."), 1, NOON);

        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(state.current(ANA)).get().extracting(RecordVersion::version).isEqualTo(1L);
        assertThat(state.attemptsBetween(0, 2)).singleElement().satisfies(attempt -> {
            assertThat(attempt.key()).isEqualTo(ANA);
            assertThat(attempt.actor()).isEqualTo("person:bo");
            assertThat(attempt.reason()).isEqualTo("It is ana's.");
            assertThat(attempt.position()).isEqualTo(1);
        });
    }

    @Test
    void shouldBeRefusedByAProgramThatDoesNotKnowItToo() {
        Proposal attempt = AttemptProposal.of(ANA, "person:bo", "It is ana's.");
        Proposal asAnyOther = new Proposal("x", attempt.changes(), attempt.actor(), attempt.comment());

        assertThat(state.apply(asAnyOther, 0, NOON)).isInstanceOf(Outcome.Refused.class);
        state.apply(put("second"), 1, NOON);
        assertThat(state.apply(new Proposal("y", attempt.changes(), "person:bo", null), 2, NOON))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(state.current(ANA)).isPresent();
    }

    private static Proposal put(String id) {
        return new Proposal(id, List.of(ProposedChange.put(ANA, 0L, "{\"spec\":{}}")), "person:ana", null);
    }
}
