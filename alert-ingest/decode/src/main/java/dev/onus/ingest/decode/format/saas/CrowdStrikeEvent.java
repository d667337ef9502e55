package dev.onus.ingest.decode.format.saas;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AlertFormat;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.EventRules;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.Outcome;
import dev.onus.ingest.decode.SeverityScale;
import dev.onus.ingest.decode.Timestamps;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Severity;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An event of CrowdStrike's event stream: a detection of Falcon, or a line of its audit log, whose details stand in a
 * list of keys and values. A detection is sent again with nothing but another time of update.
 */
public final class CrowdStrikeEvent implements AlertFormat {
    private static final EventRules RULES = EventRules.shipped("crowdstrike-event-stream");
    private static final int OF_SUBJECT = 95;
    private static final int OF_PERSON = 50;

    @Override
    public String name() {
        return "crowdstrike-event-stream";
    }

    @Override
    public List<String> otherNames() {
        return List.of("crowdstrike");
    }

    @Override
    public String describes() {
        return "CrowdStrike Falcon event stream: detection, audit event";
    }

    @Override
    public EventRules rules() {
        return RULES;
    }

    @Override
    public boolean recognises(JsonNode tree) {
        return tree.path("event").isObject()
                && new Fields(tree).text("metadata.eventType").isPresent()
                && tree.path("metadata").has("customerIDString");
    }

    @Override
    public Outcome decode(JsonNode tree, Context context) {
        Fields whole = new Fields(tree);
        Fields event = whole.in("event");
        Optional<String> operation = event.text("operationName");
        AlertDraft draft = operation.isPresent()
                ? audit(whole, event, operation.get(), context)
                : detection(whole, event, context);
        draft.attribute("customer", whole.text("metadata.customerIDString"));
        Stream.of("computerName", "tactic", "technique", "serviceName")
                .forEach(name -> draft.attribute(name, event.text(name)));
        event.text("userId")
                .or(() -> event.text("userName"))
                .ifPresent(id -> draft.candidate("crowdstrike:user:" + id, CandidateRole.HUMAN, OF_PERSON));
        draft.attribute("callerIp", event.text("userIp"));
        return new Outcome.Decoded(draft.build());
    }

    private static AlertDraft audit(Fields whole, Fields event, String operation, Context context) {
        Map<String, String> values = keyValues(event.at("auditKeyValues"));
        Optional<String> client = Stream.of("apiclientid", "id")
                .map(values::get)
                .filter(value -> value != null && !value.isBlank())
                .filter(value -> operation.contains("APIClient"))
                .findFirst()
                .map(id -> "crowdstrike:api-client:" + id);
        boolean deleted = operation.startsWith("Delete");
        boolean created = operation.startsWith("Create");
        Optional<Instant> at = Timestamps.read(event.at("uTCTimestamp"))
                .or(() -> Timestamps.read(whole.at("metadata.eventCreationTime")));
        String name =
                Optional.ofNullable(values.get("name")).map(text -> ": " + text).orElse("");
        AlertDraft draft = new AlertDraft(
                        operation + " in CrowdStrike" + name,
                        "crowdstrike/"
                                + client.filter(id -> created || deleted)
                                        .map(id -> id.substring("crowdstrike:".length())
                                                .replace(':', '/'))
                                        .orElseGet(() -> position(whole, context)))
                .rule(Optional.of(operation))
                .occurredAt(at)
                .resource(Optional.ofNullable(values.get("name")));
        client.ifPresent(id -> {
            draft.candidate(id, CandidateRole.CREDENTIAL, OF_SUBJECT);
            draft.status(deleted ? AlertStatus.RESOLVED : AlertStatus.OPEN);
            if (created || deleted) {
                draft.credential(deleted ? CredentialState.INACTIVE : CredentialState.ACTIVE, at);
            }
        });
        draft.attribute("scopes", Optional.ofNullable(values.get("scope(s)")));
        return draft;
    }

    private static AlertDraft detection(Fields whole, Fields event, Context context) {
        String type = whole.text("metadata.eventType").orElseThrow();
        Optional<String> id = first(event, "compositeId", "detectId", "incidentId");
        Optional<String> said = event.text("severityName").or(() -> event.text("severity"));
        Severity severity = event.text("severityName")
                .flatMap(SeverityScale::ofWord)
                .orElseGet(() -> SeverityScale.ofCrowdStrike(
                        SeverityScale.number(event.text("severity").orElse(""))));
        String title = first(event, "detectName", "name", "description").orElse(type);
        return new AlertDraft(title, "crowdstrike/" + id.orElseGet(() -> position(whole, context)))
                .rule(Optional.of(type))
                .correlationId(id.map(it -> "crowdstrike:detection:" + it))
                .alertClass(AlertClass.COMPROMISED_WORKLOAD)
                .severity(severity, said)
                .description(first(event, "detectDescription", "description"))
                .occurredAt(Stream.of("processStartTime", "contextTimeStamp", "startTime", "incidentStartTime")
                        .map(name -> Timestamps.read(event.at(name)))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .or(() -> Timestamps.read(whole.at("metadata.eventCreationTime"))))
                .evidenceUrl(event.text("falconHostLink"))
                .resource(first(event, "computerName", "hostname", "userName"));
    }

    /** Where the event stands in the customer's stream; it stays the same however often it is read. */
    private static String position(Fields whole, Context context) {
        return whole.text("metadata.customerIDString").orElse("") + "/"
                + whole.text("metadata.offset").orElse(context.delivery());
    }

    private static Map<String, String> keyValues(JsonNode list) {
        Map<String, String> values = new HashMap<>();
        for (JsonNode each : list) {
            Fields pair = new Fields(each);
            pair.text("key")
                    .ifPresent(key -> pair.text("valueString")
                            .ifPresent(value -> values.putIfAbsent(key.toLowerCase(Locale.ROOT), value)));
        }
        return values;
    }

    private static Optional<String> first(Fields event, String... names) {
        return Stream.of(names).map(event::text).flatMap(Optional::stream).findFirst();
    }
}
