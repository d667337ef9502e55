package dev.onus.ingest.decode.format.siem;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AlertFormat;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.Outcome;
import dev.onus.ingest.decode.SeverityScale;
import dev.onus.ingest.decode.Timestamps;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A Wiz issue: what its webhook sends, or as its API returns it. An empty text means that there is nothing. */
public final class WizIssue implements AlertFormat {
    private static final int OF_RESOURCE = 75;
    private static final List<String> IDENTITY_TYPES =
            List.of("SERVICE_ACCOUNT", "ACCESS_KEY", "ACCESS_ROLE", "ROLE", "IDENTITY", "SECRET", "APPLICATION");

    @Override
    public String name() {
        return "wiz-issue";
    }

    @Override
    public List<String> otherNames() {
        return List.of("wiz");
    }

    @Override
    public String describes() {
        return "Wiz issue: webhook, or as the API returns it";
    }

    @Override
    public boolean recognises(JsonNode tree) {
        boolean webhook = tree.path("issue").path("id").isTextual()
                && (tree.path("control").isObject() || tree.path("resource").isObject());
        return webhook
                || (tree.path("entitySnapshot").isObject()
                        && (tree.has("sourceRule") || tree.has("control") || tree.has("sourceRules")));
    }

    @Override
    public Outcome decode(JsonNode tree, Context context) {
        boolean webhook = tree.path("issue").isObject();
        Fields all = new Fields(tree);
        Fields issue = webhook ? all.in("issue") : all;
        Fields control = all.has("control") ? all.in("control") : all.in("sourceRule");
        Fields resource = webhook ? all.in("resource") : all.in("entitySnapshot");
        Optional<String> id = issue.text("id");
        if (id.isEmpty()) {
            return new Outcome.Rejected("issue.id", "Expected the id of the issue, but it is empty.");
        }
        String title =
                control.text("name").or(() -> all.text("trigger.ruleName")).orElse("A Wiz issue without a control");
        AlertDraft draft = new AlertDraft(title, "wiz/" + id.get())
                .rule(control.text("id").or(() -> all.text("trigger.ruleId")))
                .alertClass(AlertClass.POLICY_VIOLATION)
                .description(control.text("description"))
                .status(status(issue))
                .resource(resource.text("name").or(() -> resource.text("id")))
                .environment(resource.text("tags.environment").or(() -> resource.text("tags.env")))
                .occurredAt(Timestamps.read(issue.at("created")).or(() -> Timestamps.read(issue.at("createdAt"))))
                .evidenceUrl(issue.text("url").or(() -> link(id.get())))
                .attribute("resourceType", resource.text("type").or(() -> resource.text("nativeType")))
                .attribute("cloud", resource.text("cloudPlatform"))
                .attribute("subscription", subscription(resource))
                .attribute("region", resource.text("region"));
        Optional<String> said = issue.text("severity").or(() -> control.text("severity"));
        draft.severity(said.flatMap(SeverityScale::ofWord).orElse(Severity.UNKNOWN), said);
        identity(resource, context, draft);
        return new Outcome.Decoded(draft.build());
    }

    private static Optional<String> subscription(Fields resource) {
        return resource.text("subscriptionId").or(() -> resource.text("subscriptionExternalId"));
    }

    private static Optional<String> link(String id) {
        return id.matches("[A-Za-z0-9-]{1,100}")
                ? Optional.of("https://app.wiz.io/issues#~(issue~'" + id + ")")
                : Optional.empty();
    }

    private static AlertStatus status(Fields issue) {
        return switch (issue.text("status").orElse("").toUpperCase(Locale.ROOT)) {
            case "RESOLVED", "REJECTED", "CLOSED" -> AlertStatus.RESOLVED;
            case "IN_PROGRESS" -> AlertStatus.ACKNOWLEDGED;
            default -> AlertStatus.OPEN;
        };
    }

    /** The cloud's own name of the resource, when that names an identity; else Wiz's, when its type says that it is. */
    private static void identity(Fields resource, Context context, AlertDraft draft) {
        Optional<String> cluster = resource.text("kubernetesCluster").or(() -> context.given("cluster"));
        Optional<String> machine = Stream.of("providerId", "externalId", "providerUniqueId", "nativeId", "name")
                .map(resource::text)
                .flatMap(Optional::stream)
                .map(name -> Accounts.machine(name, cluster))
                .flatMap(Optional::stream)
                .findFirst();
        String type = resource.text("type").orElse("").toUpperCase(Locale.ROOT);
        if (machine.isPresent()) {
            draft.candidate(machine.get(), CandidateRole.RESOURCE, OF_RESOURCE);
        } else if (type.equals("USER_ACCOUNT")) {
            resource.text("name")
                    .ifPresent(name -> Accounts.add(draft, name, "wiz", cluster, CandidateRole.RESOURCE, OF_RESOURCE));
        } else if (IDENTITY_TYPES.contains(type)) {
            resource.text("id")
                    .ifPresent(id -> draft.candidate(
                            "wiz:" + type.toLowerCase(Locale.ROOT).replace('_', '-') + ":" + id,
                            CandidateRole.RESOURCE,
                            OF_RESOURCE));
        }
    }
}
