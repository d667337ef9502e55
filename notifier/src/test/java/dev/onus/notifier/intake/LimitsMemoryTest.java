package dev.onus.notifier.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.notifier.ledger.Ledger;
import dev.onus.notifier.ledger.LedgerKey;
import dev.onus.notifier.ledger.LedgerRow;
import dev.onus.notifier.ledger.NoLog;
import dev.onus.notifier.limits.Admission;
import dev.onus.notifier.limits.Tally;
import dev.onus.registry.model.ChannelType;
import dev.onus.vocabulary.DeliveryState;
import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.StableHash;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a destination got before a restart counts after it. */
class LimitsMemoryTest {
    private static final Instant NOW = Instant.parse("2026-11-21T03:12:00Z");

    private final Ledger ledger = new Ledger(new NoLog());
    private final Tally tally = new Tally();
    private final LimitsMemory memory = new LimitsMemory(ledger, tally);

    @Test
    void shouldCountWhatWasAccepted() {
        ledger.remember(row("p1", DeliveryState.READ, Optional.empty()));

        memory.recall(0);

        assertThat(tally.admit("phone", ChannelType.TWILIO_VOICE, "p2", NOW.plusSeconds(30)))
                .isInstanceOf(Admission.Over.class);
        assertThat(tally.admit("phone", ChannelType.TWILIO_VOICE, "p2", NOW.plusSeconds(60)))
                .isInstanceOf(Admission.Free.class);
    }

    @Test
    void shouldCountPagesThatTravelledTogetherOnce() {
        for (String page : new String[] {"p1", "p2", "p3"}) {
            ledger.remember(row(page, DeliveryState.ACCEPTED, Optional.of("bundle")));
        }

        memory.recall(0);

        assertThat(tally.admit("phone", ChannelType.TWILIO_VOICE, "p4", NOW.plusSeconds(60)))
                .isInstanceOf(Admission.Free.class);
        assertThat(tally.admit("phone", ChannelType.TWILIO_VOICE, "p5", NOW.plusSeconds(120)))
                .isInstanceOf(Admission.Free.class);
    }

    @Test
    void shouldNotCountWhatNeverArrived() {
        ledger.remember(row("p1", DeliveryState.FAILED, Optional.empty()));
        ledger.remember(row("p2", DeliveryState.BUNDLED, Optional.empty()));
        ledger.remember(row("p3", DeliveryState.SUPPRESSED, Optional.empty()));

        memory.recall(0);

        assertThat(tally.admit("phone", ChannelType.TWILIO_VOICE, "p4", NOW)).isInstanceOf(Admission.Free.class);
    }

    private static LedgerRow row(String page, DeliveryState state, Optional<String> bundle) {
        PageId id = new PageId(StableHash.of("page", page));
        return new LedgerRow(
                new LedgerKey("key", id, "page", "phone"),
                0,
                "case",
                "ana",
                "phone",
                state,
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                bundle,
                NOW);
    }
}
