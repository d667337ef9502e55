package dev.onus.notifier.ledger;

import dev.onus.contracts.PageLedger;
import dev.onus.vocabulary.DeliveryState;
import dev.onus.vocabulary.Word;
import java.time.Instant;
import java.util.Optional;

/**
 * One row of the ledger: one message at one destination.
 *
 * @param partition of the escalations record that asked for it, and of the row
 * @param attempts at this destination
 * @param nextAttemptAt when it is tried, or tried again, while it waits
 * @param bundle of pages that travel in one message: the same for all of them
 */
public record LedgerRow(
        LedgerKey key,
        int partition,
        String caseId,
        String person,
        String channel,
        DeliveryState state,
        int attempts,
        Optional<Instant> nextAttemptAt,
        Optional<String> providerId,
        Optional<String> detail,
        Optional<String> bundle,
        Instant at) {
    /** The same with news of the receiver's. */
    public LedgerRow with(DeliveryState news, Optional<String> why, Instant when) {
        return new LedgerRow(
                key,
                partition,
                caseId,
                person,
                channel,
                news,
                attempts,
                Optional.empty(),
                providerId,
                why,
                bundle,
                when);
    }

    /** The same row, whose words of which there are few are kept once for all rows: tens of thousands may stand. */
    LedgerRow withSharedWords() {
        return new LedgerRow(
                key.withSharedWords(),
                partition,
                caseId,
                person.intern(),
                channel.intern(),
                state,
                attempts,
                nextAttemptAt,
                providerId,
                detail.map(String::intern),
                bundle,
                at);
    }

    /** Whether the receiver has it. */
    public boolean isAccepted() {
        return state == DeliveryState.ACCEPTED || state == DeliveryState.DELIVERED || state == DeliveryState.READ;
    }

    PageLedger toAvro() {
        PageLedger.Builder builder = PageLedger.newBuilder()
                .setPageId(key.pageId().value())
                .setDestination(key.destination())
                .setCaseId(caseId)
                .setRoutingKey(key.routingKey())
                .setPerson(person)
                .setChannel(channel)
                .setState(state.word())
                .setAttempts(attempts)
                .setAt(at);
        nextAttemptAt.ifPresent(builder::setNextAttemptAt);
        providerId.ifPresent(builder::setProviderId);
        detail.ifPresent(builder::setDetail);
        bundle.ifPresent(builder::setBundle);
        return builder.build();
    }

    static LedgerRow of(String key, int partition, PageLedger value) {
        return new LedgerRow(
                LedgerKey.of(key, value),
                partition,
                value.getCaseId(),
                value.getPerson(),
                value.getChannel(),
                Word.parse(DeliveryState.class, value.getState()),
                value.getAttempts(),
                Optional.ofNullable(value.getNextAttemptAt()),
                Optional.ofNullable(value.getProviderId()),
                Optional.ofNullable(value.getDetail()),
                Optional.ofNullable(value.getBundle()),
                value.getAt());
    }
}
