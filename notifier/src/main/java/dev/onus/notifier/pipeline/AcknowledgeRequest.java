package dev.onus.notifier.pipeline;

import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.ResponseFacts;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Word;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody has the case, so what goes on calling by itself is to be told.
 *
 * @param partition of the event, which is the ledger's too
 */
public record AcknowledgeRequest(String routingKey, int partition, EscalationEvent event) {
    /** By whichever of these, somebody has said that they have it. */
    private static final Set<TimelineKind> HAVE_IT =
            EnumSet.of(TimelineKind.ACKNOWLEDGED, TimelineKind.CONTAINED, TimelineKind.SNOOZED);

    /** Whether a person or a service has taken the case by this event. */
    public static boolean isOne(EscalationEvent event) {
        return event.getResponse() != null
                && HAVE_IT.contains(
                        Word.find(TimelineKind.class, event.getKind()).orElse(TimelineKind.UNKNOWN));
    }

    /** The channel over which it was said, where it knows already; empty for all other ways. */
    Optional<String> channel() {
        return Optional.ofNullable(event.getResponse()).map(ResponseFacts::getChannel);
    }
}
