package dev.onus.registry.cases;

import dev.onus.contracts.DeliveryFacts;
import dev.onus.contracts.EffectChange;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.PageFacts;
import dev.onus.contracts.RecordVersion;
import dev.onus.contracts.ResponseFacts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON shape of a timeline item (interface contract, "JSON shapes"); what differs by kind is in the details. */
public final class TimelineJson {
    /** Who acted when no answer led to the event. */
    public static final String NOBODY_ASKED = "onus";

    private TimelineJson() {}

    public static Map<String, Object> of(EscalationEvent event) {
        return Shape.of()
                .with("at", event.getAt())
                .with("kind", event.getKind())
                .with("summary", event.getSummary())
                .with("reason", event.getReason())
                .with("actor", actor(event))
                .with("details", details(event))
                .json();
    }

    public static String actor(EscalationEvent event) {
        ResponseFacts response = event.getResponse();
        return response == null || response.getActor() == null ? NOBODY_ASKED : response.getActor();
    }

    private static Map<String, Object> details(EscalationEvent event) {
        return Shape.of()
                .with("eventId", event.getEventId())
                .with("version", event.getVersion())
                .with("revision", event.getRevision())
                .with("episode", event.getEpisode())
                .with("step", event.getStep())
                .with("state", event.getState())
                .with("severity", event.getSeverity())
                .with("priority", event.getPriority())
                .with("owner", event.getOwner())
                .with("persons", event.getPersons().isEmpty() ? null : CaseJson.persons(event.getPersons()))
                .with("page", page(event.getPage()))
                .with("deadline", CaseJson.deadline(event.getDeadline()))
                .with("policy", CaseJson.policy(event.getPolicy()))
                .with("response", response(event.getResponse()))
                .with("effect", effect(event.getEffect()))
                .with("delivery", delivery(event.getDelivery()))
                .with("observation", HandlingJson.exposure(event.getObservation()))
                .with("alert", event.getAlert() == null ? null : CaseJson.alert(event.getAlert()))
                .with("recordVersions", records(event.getRecordVersions()))
                .with("traceId", event.getTraceId())
                .json();
    }

    private static @Nullable Map<String, Object> page(@Nullable PageFacts page) {
        return page == null
                ? null
                : Shape.of()
                        .with("pageId", page.getPageId())
                        .with("attempt", page.getAttempt())
                        .with("person", page.getPerson())
                        .with("capacity", page.getCapacity())
                        .with("acknowledgeBy", page.getAcknowledgeBy())
                        .json();
    }

    public static @Nullable Map<String, Object> response(@Nullable ResponseFacts response) {
        return response == null
                ? null
                : Shape.of()
                        .with("responseId", response.getResponseId())
                        .with("action", response.getAction())
                        .with("verdict", response.getVerdict())
                        .with("actor", response.getActor())
                        .with("right", response.getRight())
                        .json();
    }

    private static @Nullable Map<String, Object> effect(@Nullable EffectChange effect) {
        return effect == null
                ? null
                : Shape.of()
                        .with("id", effect.getEffectId())
                        .with("action", effect.getAction())
                        .with("scope", effect.getScope())
                        .with("state", effect.getState())
                        .with("status", effect.getStatus())
                        .with("detail", effect.getDetail())
                        .json();
    }

    private static @Nullable Map<String, Object> delivery(@Nullable DeliveryFacts delivery) {
        return delivery == null
                ? null
                : Shape.of()
                        .with("pageId", delivery.getPageId())
                        .with("reached", delivery.getReached())
                        .with("channel", delivery.getChannel())
                        .with("detail", delivery.getDetail())
                        .json();
    }

    private static @Nullable List<Map<String, Object>> records(List<RecordVersion> records) {
        return records.isEmpty()
                ? null
                : records.stream()
                        .map(record -> Shape.of()
                                .with("kind", record.getKind())
                                .with("name", record.getName())
                                .with("version", record.getVersion())
                                .json())
                        .toList();
    }
}
