package dev.onus.notifier.course;

import dev.onus.vocabulary.Urgency;
import java.time.Instant;
import java.util.Optional;

/**
 * What a message is, as far as its way to the person depends on it.
 *
 * @param asked when it was asked for, on the clock of the log
 * @param acknowledgeBy when it escalates; empty where nothing is asked of the person
 * @param mayWait whether the person's quiet hours hold it: it is not urgent, and not critical
 * @param only the only contact that it goes to, by its name; at once, whatever the rules and the quiet hours say
 * @param mayProve whether it goes to a contact that nobody has verified: to verify it, or because its person tries it
 */
public record Errand(
        Instant asked,
        Optional<Instant> acknowledgeBy,
        Urgency urgency,
        boolean mayWait,
        Optional<String> only,
        boolean mayProve) {}
