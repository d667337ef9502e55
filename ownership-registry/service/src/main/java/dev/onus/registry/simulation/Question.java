package dev.onus.registry.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be tried.
 *
 * @param at when the alert comes in; empty: now
 * @param until how long it is followed; empty: until everything repeats
 * @param answers earliest first; nobody else answers
 * @param policies EscalationPolicy documents that count as applied
 * @param unknown members of the alert that nobody knows
 */
record Question(
        AskedAlert alert,
        Optional<Instant> at,
        Optional<Duration> until,
        List<AskedAnswer> answers,
        List<Map<String, Object>> policies,
        List<String> unknown) {
    Question {
        answers = List.copyOf(answers);
        policies = List.copyOf(policies);
        unknown = List.copyOf(unknown);
    }
}
