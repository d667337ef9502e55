package dev.onus.escalation.stream.simulation;

import dev.onus.contracts.AlertEvent;
import dev.onus.escalation.stream.simulation.Run.Timer;
import dev.onus.vocabulary.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** A vendor's sample in the reference: it pages nobody and ends by itself, unless an alert comes that is none. */
final class Sampled {
    private static final Set<String> OUTCOMES = Set.of("false-positive", "condition-ended");

    private Sampled() {}

    static void open(ReferenceCase it, Instant now) {
        it.sample = true;
        it.chooseOwner();
        it.run.timers.put(Timer.SAMPLE, now.plus(Duration.ofHours(24)));
    }

    /** Another sample, or a real one that comes too late. */
    static void counted(ReferenceCase it) {
        it.alerts++;
    }

    static void becomesReal(ReferenceCase it, AlertEvent alert, Severity severity, Instant now) {
        it.sample = false;
        it.alerts++;
        it.version++;
        it.severity = severity;
        it.alertClass = alert.getAlertClass();
        it.credential = alert.getCredentialState().name();
        it.deadFromTheStart = it.credential.equals("inactive");
        it.plan = it.world.company().choose(severity);
        it.run.timers.clear();
        it.open(now);
    }

    static boolean knows(String action, Map<String, String> with) {
        return action.equals("note") || action.equals("resolve") && OUTCOMES.contains(with.getOrDefault("outcome", ""));
    }
}
