package dev.onus.ingest.decode.format.microsoft;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AlertFormat;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.Outcome;
import dev.onus.ingest.decode.SeverityScale;
import dev.onus.ingest.decode.Timestamps;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An alert of the first security API of Microsoft Graph ({@code /v1.0/security/alerts}), which is retired, but lives on in
 * connectors and in what Panther and others have stored. It names people, machines and resources, and no application by
 * itself.
 */
public final class LegacyGraphAlert implements AlertFormat {
    private static final Set<String> HARMLESS = Set.of("falsepositive", "benignpositive");
    private static final int OF_APPLICATION = 70;
    private static final int OF_RESOURCE = 60;
    private static final int OF_PERSON = 50;
    private static final int MOST = 100;

    @Override
    public String name() {
        return "microsoft-graph-legacy-alert";
    }

    @Override
    public List<String> otherNames() {
        return List.of("graph-alert-v1");
    }

    @Override
    public String describes() {
        return "Microsoft Graph security alert of the retired first API";
    }

    @Override
    public boolean recognises(JsonNode tree) {
        return tree.path("vendorInformation").isObject()
                && tree.path("id").isTextual()
                && (tree.has("azureTenantId") || tree.has("eventDateTime"));
    }

    @Override
    public Outcome decode(JsonNode tree, Context context) {
        Fields alert = new Fields(tree);
        Optional<String> id = alert.text("id");
        if (id.isEmpty()) {
            return new Outcome.Rejected("id", "Expected an alert with an id, but it is empty.");
        }
        String provider = alert.text("vendorInformation.provider").orElse("");
        Optional<String> title = alert.text("title").or(() -> alert.text("category"));
        AlertDraft draft = new AlertDraft(
                        title.orElse("A Microsoft alert without a title"), "microsoft/" + provider + "/" + id.get())
                .correlationId(Optional.of(MicrosoftIds.correlation(id.get())))
                .rule(alert.text("category").or(() -> title))
                .description(alert.text("description"))
                .severity(
                        alert.text("severity").flatMap(SeverityScale::ofWord).orElse(Severity.UNKNOWN),
                        alert.text("severity"))
                .status(status(alert))
                .occurredAt(Timestamps.read(alert.at("eventDateTime"))
                        .or(() -> Timestamps.read(alert.at("createdDateTime"))))
                .evidenceUrl(link(alert))
                .sample(title.filter(MicrosoftIds::isSample).isPresent());
        identities(alert, draft);
        draft.resource(resource(alert));
        draft.alertClass(FindingClass.of(word(alert, "category"), draft));
        attributes(alert, draft);
        return new Outcome.Decoded(draft.build());
    }

    private static AlertStatus status(Fields alert) {
        String status = word(alert, "status");
        if (status.equals("resolved") || status.equals("dismissed") || HARMLESS.contains(word(alert, "feedback"))) {
            return AlertStatus.RESOLVED;
        }
        return status.equals("unknown") ? AlertStatus.UNKNOWN : AlertStatus.OPEN;
    }

    /** The page of the alert itself is not among its fields; its materials begin with what the provider links. */
    private static Optional<String> link(Fields alert) {
        return alert.at("sourceMaterials")
                .valueStream()
                .map(each -> each.asText(""))
                .filter(text -> text.startsWith("https://"))
                .findFirst();
    }

    private static void identities(Fields alert, AlertDraft draft) {
        states(alert, "userStates").forEach(user -> account(user, draft));
        states(alert, "securityResources")
                .map(each -> each.text("resource"))
                .flatMap(Optional::stream)
                .flatMap(resource -> MicrosoftIds.ofResource(resource).stream())
                .forEach(id -> draft.candidate(id, CandidateRole.RESOURCE, OF_RESOURCE));
    }

    /** An application that signs in has its id for a name, and no name of a person. */
    private static void account(Fields user, AlertDraft draft) {
        Optional<String> person = user.text("userPrincipalName").filter(name -> name.contains("@"));
        Optional<String> account = user.text("accountName");
        if (person.isEmpty() && account.filter(MicrosoftIds::isGuid).isPresent()) {
            draft.candidate(MicrosoftIds.application(account.get()), CandidateRole.PRINCIPAL, OF_APPLICATION);
            return;
        }
        user.text("aadUserId")
                .or(() -> person)
                .or(() -> account)
                .ifPresent(id -> draft.candidate(MicrosoftIds.user(id), CandidateRole.HUMAN, OF_PERSON));
    }

    private static Optional<String> resource(Fields alert) {
        return Stream.of(
                        first(alert, "securityResources", "resource"),
                        first(alert, "cloudAppStates", "destinationServiceName"),
                        first(alert, "hostStates", "fqdn"),
                        first(alert, "hostStates", "netBiosName"))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static void attributes(Fields alert, AlertDraft draft) {
        Stream.of("category", "confidence", "feedback", "activityGroupName", "assignedTo")
                .forEach(name -> draft.attribute(name, alert.text(name)));
        draft.attribute("tenantId", alert.text("azureTenantId"));
        draft.attribute("subscriptionId", alert.text("azureSubscriptionId"));
        draft.attribute("vendor", alert.text("vendorInformation.vendor"));
        draft.attribute("provider", alert.text("vendorInformation.provider"));
        draft.attribute("subProvider", alert.text("vendorInformation.subProvider"));
        draft.attribute("callerIp", first(alert, "userStates", "logonIp"));
        draft.attribute("application", first(alert, "cloudAppStates", "destinationServiceName"));
        draft.attribute("recommendedActions", Fields.whole(alert.at("recommendedActions")));
    }

    private static Optional<String> first(Fields alert, String list, String name) {
        return states(alert, list)
                .map(each -> each.text(name))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Stream<Fields> states(Fields alert, String list) {
        return alert.at(list).valueStream().limit(MOST).map(Fields::new);
    }

    private static String word(Fields alert, String name) {
        return alert.text(name).orElse("").toLowerCase(Locale.ROOT);
    }
}
