package dev.onus.ingest.decode.format.saas;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AlertFormat;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.EventRules;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.InnerJson;
import dev.onus.ingest.decode.Outcome;
import dev.onus.ingest.decode.Timestamps;
import dev.onus.vocabulary.CredentialState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A row of Salesforce's event log, names in upper case. A connected app has an id here and a client id at log-in. */
public final class SalesforceEvent implements AlertFormat {
    private static final EventRules RULES = EventRules.shipped("salesforce-event-log");
    private static final int OF_APP = 90;
    private static final int OF_CLIENT = 85;
    private static final int OF_PERSON = 50;
    private static final String TOKEN_REVOKED = "OAuthTokenRevoked";

    @Override
    public String name() {
        return "salesforce-event-log";
    }

    @Override
    public List<String> otherNames() {
        return List.of("salesforce");
    }

    @Override
    public String describes() {
        return "Salesforce event log row";
    }

    @Override
    public EventRules rules() {
        return RULES;
    }

    @Override
    public boolean recognises(JsonNode tree) {
        return tree.isObject()
                && LowerCase.has(tree, "event_type")
                && LowerCase.has(tree, "organization_id")
                && (LowerCase.has(tree, "timestamp") || LowerCase.has(tree, "timestamp_derived"));
    }

    @Override
    public Outcome decode(JsonNode tree, Context context) {
        Fields row = new Fields(LowerCase.names(tree));
        String type = row.text("event_type").orElse("unknown");
        String organization = row.text("organization_id").orElse("");
        Optional<String> app = row.text("connected_app_id");
        Optional<String> client = row.text("client_id");
        Optional<Instant> at =
                Timestamps.read(row.at("timestamp_derived")).or(() -> Timestamps.read(row.at("timestamp")));
        String event = row.text("event_identifier")
                .or(() -> row.text("request_id"))
                .orElseGet(() -> at.map(Instant::toString).orElse(context.delivery()));
        Optional<String> called = row.text("connected_app_name").or(() -> app).or(() -> client);
        AlertDraft draft = new AlertDraft(
                        "Salesforce " + type + called.map(name -> ": " + name).orElse(""),
                        "salesforce/" + organization + "/" + type + "/" + event
                                + app.or(() -> client).map(id -> "/" + id).orElse(""))
                .rule(Optional.of(type))
                .occurredAt(at)
                .resource(called);
        app.ifPresent(id -> draft.candidate("salesforce:connected-app:" + id, CandidateRole.CREDENTIAL, OF_APP));
        client.ifPresent(id -> draft.candidate("salesforce:oauth-client:" + id, CandidateRole.CREDENTIAL, OF_CLIENT));
        row.text("user_id").ifPresent(id -> draft.candidate("salesforce:user:" + id, CandidateRole.HUMAN, OF_PERSON));
        if (type.equals(TOKEN_REVOKED)) {
            draft.credential(CredentialState.INACTIVE, at);
        }
        draft.attribute("organization", row.text("organization_id"));
        draft.attribute("callerIp", row.text("source_ip").or(() -> row.text("client_ip")));
        Stream.of("user_name", "user_type", "status", "score", "request_id")
                .forEach(name -> draft.attribute(name, row.text(name)));
        draft.attribute(
                "summary", row.text("summary").or(() -> Fields.whole(InnerJson.of(row.at("security_event_data")))));
        return new Outcome.Decoded(draft.build());
    }
}
