package dev.onus.registry.simulation;

import dev.onus.escalation.Case;
import dev.onus.escalation.CaseEvent;
import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.escalation.CaseEvent.PersonInvolved;
import dev.onus.escalation.Deadline;
import dev.onus.escalation.Effect;
import dev.onus.escalation.Page;
import dev.onus.registry.cases.Shape;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An event that would happen, with the members of a timeline item, and how long after the opening it is. */
final class EventJson {
    private static final String NOBODY_ASKED = "onus";

    private final Instant openedAt;

    EventJson(Instant openedAt) {
        this.openedAt = openedAt;
    }

    Map<String, Object> of(CaseEvent event) {
        Case after = event.after();
        return Shape.of()
                .with("at", event.at())
                .with("after", after(event.at()))
                .with("caseId", after.id().value())
                .with("caseKind", after.kind().word())
                .with("kind", event.kind().word())
                .with("summary", event.summary())
                .with("reason", event.reason())
                .with(
                        "actor",
                        event.detail() instanceof Detail.OfAnswer by
                                ? by.answer().actor()
                                : NOBODY_ASKED)
                .with("persons", event.persons().stream().map(EventJson::person).toList())
                .with("effect", effect(event.detail()).orElse(null))
                .with("details", details(event))
                .json();
    }

    /** As ISO 8601 writes it: PT5M. */
    String after(Instant at) {
        return Duration.between(openedAt, at).toString();
    }

    private static Map<String, Object> person(PersonInvolved it) {
        return Shape.of()
                .with("person", it.person())
                .with("role", it.role().word())
                .with("target", it.target())
                .with("reason", it.reason())
                .json();
    }

    private static Map<String, Object> details(CaseEvent event) {
        Case after = event.after();
        Shape details = Shape.of()
                .with("version", after.version())
                .with("revision", after.revision())
                .with("episode", after.episode())
                .with("step", after.progress().step())
                .with("state", after.status().word())
                .with("severity", after.severity().word())
                .with("priority", after.priority().level())
                .with("owner", after.standing().owner())
                .with("policy", after.standing().policy());
        switch (event.detail()) {
            case Detail.OfPage page -> details.with("page", page(page.page()));
            case Detail.OfDeadline fired ->
                details.with(
                        "deadline",
                        deadline(fired.deadline())
                                .with("firedAt", fired.firedAt())
                                .json());
            case Detail.OfAnswer answer -> details.with("response", response(answer));
            case Detail.OfObservation seen ->
                details.with(
                        "observation",
                        Shape.of()
                                .with("state", seen.observation().state().word())
                                .with("source", seen.observation().source())
                                .with("at", seen.observation().observedAt())
                                .json());
            case Detail.OfEffect ignored -> {}
            case Detail.OfAlert ignored -> {}
            case Detail.OfDelivery ignored -> {}
            case Detail.OfReceipt ignored -> {}
            case Detail.None ignored -> {}
        }
        after.nextDeadline()
                .ifPresent(next -> details.with("nextDeadline", deadline(next).json()));
        return details.json();
    }

    private static Map<String, Object> page(Page it) {
        return Shape.of()
                .with("person", it.person())
                .with("role", it.role().word())
                .with("step", it.step())
                .with("attempt", it.attempt())
                .with("acknowledgeBy", it.acknowledgeBy().orElse(null))
                .json();
    }

    private static Shape deadline(Deadline it) {
        return Shape.of()
                .with("kind", it.kind().word())
                .with("subject", it.subject().isEmpty() ? null : it.subject())
                .with("at", it.dueAt());
    }

    private static Map<String, Object> response(Detail.OfAnswer it) {
        return Shape.of()
                .with("action", it.answer().action())
                .with("verdict", it.verdict().word())
                .with("actor", it.answer().actor())
                .with("right", it.right().isEmpty() ? null : it.right())
                .json();
    }

    private static Optional<Map<String, Object>> effect(Detail detail) {
        return switch (detail) {
            case Detail.OfEffect of ->
                Optional.of(effect(of.effect())
                        .with("state", of.phase().name().toLowerCase(Locale.ROOT))
                        .json());
            case Detail.OfAnswer answer ->
                answer.effect()
                        .map(it -> effect(it).with("state", it.status().word()).json());
            case Detail.None ignored -> Optional.empty();
            case Detail.OfPage ignored -> Optional.empty();
            case Detail.OfDeadline ignored -> Optional.empty();
            case Detail.OfObservation ignored -> Optional.empty();
            case Detail.OfDelivery ignored -> Optional.empty();
            case Detail.OfReceipt ignored -> Optional.empty();
            case Detail.OfAlert ignored -> Optional.empty();
        };
    }

    private static Shape effect(Effect it) {
        return Shape.of()
                .with("id", it.id())
                .with("action", it.action().word())
                .with("scope", it.scope().orElse(null))
                .with("status", it.status().word())
                .with("authority", it.authority())
                .with("answerBy", it.answerBy().orElse(null))
                .with("expiresAt", it.expiresAt())
                .with("approvers", it.approvers().isEmpty() ? null : List.copyOf(it.approvers()));
    }
}
