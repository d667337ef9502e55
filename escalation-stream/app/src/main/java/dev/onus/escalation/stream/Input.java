package dev.onus.escalation.stream;

import dev.onus.contracts.AlertEvent;
import dev.onus.contracts.Delivery;
import dev.onus.contracts.FamilyMessage;
import dev.onus.contracts.Ownership;
import dev.onus.contracts.Response;
import org.jspecify.annotations.Nullable;

/** What the case processor is given, one of these a record. */
sealed interface Input {
    /** @param owner the ownership record of its routing key as the join found it; null when there is none */
    record AlertArrived(AlertEvent alert, @Nullable Ownership owner) implements Input {}

    /** @param owner null when the record was deleted */
    record OwnerChanged(@Nullable Ownership owner) implements Input {}

    record Answered(Response response) implements Input {}

    record Delivered(Delivery delivery) implements Input {}

    /** What another task, or this one, has said about cases of one issuer (ESC-8). */
    record FamilyHeard(FamilyMessage message) implements Input {}
}
