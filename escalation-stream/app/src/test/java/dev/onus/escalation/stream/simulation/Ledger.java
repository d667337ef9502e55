package dev.onus.escalation.stream.simulation;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.EffectEvent;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.Receipt;
import dev.onus.escalation.stream.simulation.SimulatedContext.Output;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Whose an output is. */
final class Ledger {
    private Ledger() {}

    static Optional<String> routingKeyOf(Output output) {
        SpecificRecord value = output.value();
        if (value == null) {
            return Optional.empty();
        }
        return switch (value) {
            case EscalationEvent any -> Optional.of(output.key());
            case EffectEvent any -> Optional.of(output.key());
            case CaseState state -> Optional.of(state.getRoutingKey());
            case Receipt receipt ->
                Optional.of(receipt.getId().substring(0, receipt.getId().lastIndexOf('/')));
            default -> Optional.empty();
        };
    }
}
