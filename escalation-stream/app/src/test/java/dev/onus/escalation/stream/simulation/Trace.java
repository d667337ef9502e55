package dev.onus.escalation.stream.simulation;

import dev.onus.contracts.AlertEvent;
import dev.onus.contracts.Delivery;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.Ownership;
import dev.onus.contracts.Response;
import dev.onus.escalation.stream.simulation.InputLogs.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/** What came and what left, said in words only when somebody has to find out why it differed. */
final class Trace {
    private final List<Object> happened = new ArrayList<>();

    void add(Object what) {
        happened.add(what);
    }

    @Override
    public String toString() {
        return happened.stream().map(Trace::words).collect(Collectors.joining("\n  "));
    }

    private static String words(Object happened) {
        return switch (happened) {
            case Entry entry ->
                entry.topic().name() + "@" + entry.offset() + " of " + entry.appendedAt() + " " + words(entry);
            case EscalationEvent event -> "  " + event.getKind() + ": " + event.getSummary();
            case Instant safeNow -> "woke at " + safeNow;
            default -> happened.toString();
        };
    }

    static String words(Entry entry) {
        SpecificRecord value = entry.value();
        if (value == null) {
            return "ownership goes";
        }
        return switch (value) {
            case AlertEvent alert ->
                alert.getStatus() + " " + alert.getAlertId() + " " + alert.getSeverity() + " "
                        + alert.getCredentialState() + " " + alert.getDedupKey();
            case Ownership owner ->
                "owner " + owner.getOwner() + " backup " + owner.getBackup() + " steward " + owner.getSteward()
                        + " shared " + owner.getShared() + " position " + owner.getPosition();
            case Response response ->
                response.getAction() + " by " + response.getActor().getPerson() + " " + response.getParameters()
                        + " version " + response.getExpectedVersion() + " " + response.getResponseId() + " on "
                        + response.getCaseId();
            case Delivery delivery -> (delivery.getReached() ? "reached " : "unreached ") + delivery.getPerson();
            default -> "something else";
        };
    }
}
