package dev.onus.ingest.decode.format.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AlertFormat;
import dev.onus.ingest.decode.EventRules;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.Outcome;
import dev.onus.ingest.decode.Timestamps;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.StableHash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A record of AWS CloudTrail: a log, of which few lines are alerts. What happens to one access key has one dedup key, so
 * that its deletion ends the alert of its creation.
 */
public final class CloudTrail implements AlertFormat {
    private static final Set<String> OF_A_KEY = Set.of("CreateAccessKey", "UpdateAccessKey", "DeleteAccessKey");

    private final EventRules rules = EventRules.shipped("aws-cloudtrail");

    @Override
    public String name() {
        return "aws-cloudtrail";
    }

    @Override
    public List<String> otherNames() {
        return List.of("cloudtrail");
    }

    @Override
    public String describes() {
        return "AWS CloudTrail: record, file of records, EventBridge event, CloudWatch Logs subscription, LookupEvents answer";
    }

    @Override
    public EventRules rules() {
        return rules;
    }

    @Override
    public boolean recognises(JsonNode tree) {
        return tree.path("eventSource").isTextual()
                && tree.path("eventName").isTextual()
                && tree.path("userIdentity").isObject();
    }

    @Override
    public Outcome decode(JsonNode tree, Context context) {
        Fields event = new Fields(tree);
        String name = event.text("eventName").orElse("");
        String rule = event.text("eventSource").orElse("") + ":" + name;
        CloudTrailIdentities identities = new CloudTrailIdentities(event);
        Optional<Instant> at = Timestamps.read(event.at("eventTime"));
        AlertDraft draft = new AlertDraft(title(name, identities), dedupKey(event, name, tree))
                .rule(Optional.of(rule))
                .resource(resource(event))
                .occurredAt(at);
        credential(event, name, at, draft);
        attributes(event, identities, draft);
        identities.find(draft);
        return new Outcome.Decoded(draft.build());
    }

    private static String title(String name, CloudTrailIdentities identities) {
        String subject = identities.subject().map(who -> " of " + who).orElse("");
        String actor = identities.actor().map(who -> ", called by " + who).orElse("");
        return name + subject + actor;
    }

    private static String dedupKey(Fields event, String name, JsonNode tree) {
        Optional<String> key = CloudTrailIdentities.touchedKey(event).filter(id -> OF_A_KEY.contains(name));
        return "cloudtrail/"
                + key.map(id -> "access-key/" + id)
                        .or(() -> event.text("eventID"))
                        .orElseGet(() -> StableHash.of("cloudtrail", tree.toString()));
    }

    /** The state of the key that the call was about, never of the key that it was made with. */
    private static void credential(Fields event, String name, Optional<Instant> at, AlertDraft draft) {
        if (!OF_A_KEY.contains(name) || event.has("errorCode")) {
            return;
        }
        Optional<String> said =
                event.text("responseElements.accessKey.status").or(() -> event.text("requestParameters.status"));
        boolean inactive = name.equals("DeleteAccessKey")
                || said.filter(status -> status.equalsIgnoreCase("Inactive")).isPresent();
        if (inactive) {
            draft.credential(CredentialState.INACTIVE, at).status(AlertStatus.RESOLVED);
        } else if (said.filter(status -> status.equalsIgnoreCase("Active")).isPresent()) {
            draft.credential(CredentialState.ACTIVE, at);
        }
    }

    private static Optional<String> resource(Fields event) {
        for (JsonNode resource : event.at("resources")) {
            Optional<String> arn = new Fields(resource).text("ARN").or(() -> new Fields(resource).text("arn"));
            if (arn.isPresent()) {
                return arn;
            }
        }
        return List.of("policyArn", "policyName", "roleArn", "bucketName", "secretId", "keyId", "name").stream()
                .flatMap(field -> event.text("requestParameters." + field).stream())
                .findFirst()
                .or(() -> event.text("additionalEventData.SecretId"));
    }

    private static void attributes(Fields event, CloudTrailIdentities identities, AlertDraft draft) {
        draft.attribute("accountId", identities.account());
        draft.attribute("region", event.text("awsRegion"));
        draft.attribute("callerIp", event.text("sourceIPAddress"));
        draft.attribute("userAgent", event.text("userAgent"));
        draft.attribute("actor", event.text("userIdentity.arn").or(() -> event.text("userIdentity.invokedBy")));
        draft.attribute("errorCode", event.text("errorCode"));
        draft.attribute(
                "policy",
                event.text("requestParameters.policyArn").or(() -> event.text("requestParameters.policyName")));
        draft.attribute("eventId", event.text("eventID"));
        draft.attribute("temporaryKey", event.text("userIdentity.accessKeyId").filter(key -> key.startsWith("ASIA")));
    }
}
