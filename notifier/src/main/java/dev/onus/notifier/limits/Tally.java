package dev.onus.notifier.limits;

import dev.onus.registry.model.ChannelType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What each destination got lately. It is counted from the ledger's rows, so a restart does not begin at nothing. Safe
 * for use by many threads; two that ask at the same time are not both let through.
 */
public final class Tally {
    private final Map<String, Map<String, Instant>> sent = new ConcurrentHashMap<>();

    /**
     * Whether this message may go to the destination now; if so it is counted.
     *
     * @param messageId the same message counts once
     */
    public Admission admit(String destination, ChannelType type, String messageId, Instant now) {
        List<Limit> limits = ChannelLimits.of(type);
        if (limits.isEmpty()) {
            return new Admission.Free();
        }
        Admission[] admission = {new Admission.Free()};
        sent.compute(destination, (id, before) -> {
            Map<String, Instant> messages = recent(before, now);
            over(limits, messages, now)
                    .ifPresentOrElse(over -> admission[0] = over, () -> messages.put(messageId, now));
            return messages.isEmpty() ? null : messages;
        });
        return admission[0];
    }

    /** Counts a message that goes whatever the limits say, or that went before this process began. */
    public void count(String destination, ChannelType type, String messageId, Instant at) {
        if (!ChannelLimits.of(type).isEmpty()) {
            count(destination, messageId, at);
        }
    }

    /** The same where the type is not known; what has no limit is never asked for. */
    public void count(String destination, String messageId, Instant at) {
        sent.compute(destination, (id, before) -> {
            Map<String, Instant> messages = recent(before, at);
            messages.put(messageId, at);
            return messages;
        });
    }

    /** Takes back a message that the destination did not get. */
    public void release(String destination, String messageId) {
        sent.computeIfPresent(destination, (id, messages) -> {
            messages.remove(messageId);
            return messages.isEmpty() ? null : messages;
        });
    }

    private static Map<String, Instant> recent(@Nullable Map<String, Instant> before, Instant now) {
        Map<String, Instant> messages = before == null ? new HashMap<>() : before;
        messages.values().removeIf(at -> !at.isAfter(now.minus(ChannelLimits.LONGEST)));
        return messages;
    }

    private static Optional<Admission> over(List<Limit> limits, Map<String, Instant> messages, Instant now) {
        List<Instant> times = messages.values().stream().sorted().toList();
        Optional<Admission> over = Optional.empty();
        Instant latest = Instant.MIN;
        for (Limit limit : limits) {
            Optional<Instant> free = limit.freeAt(times, now);
            if (free.isPresent() && free.get().isAfter(latest)) {
                latest = free.get();
                over = Optional.of(new Admission.Over(
                        latest, "Expected at most " + limit.words() + " to this destination, but it has had them."));
            }
        }
        return over;
    }
}
