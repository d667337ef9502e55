package dev.onus.ingest.decode.format.saas;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AlertFormat;
import dev.onus.ingest.decode.EventRules;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.Outcome;
import dev.onus.ingest.decode.SeverityScale;
import dev.onus.ingest.decode.Timestamps;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An event of Okta's System Log. Its severity is the level of a log and says nothing of how bad it is: the rules say
 * that by event type. What ends a credential resolves the alert of its coming, because both have the credential's key.
 */
public final class OktaEvent implements AlertFormat {
    private static final EventRules RULES = EventRules.shipped("okta-system-log");
    private static final Pattern DETECTED =
            Pattern.compile("\\b(INFO|LOW|MEDIUM|HIGH|CRITICAL)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern RISK = Pattern.compile("\\blevel\\s*[=:]\\s*\"?(\\w+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern HOSTED = Pattern.compile("([a-z0-9-]+)\\.(okta|oktapreview|okta-emea)\\.com");
    private static final Set<String> BEGINNINGS = Set.of("create", "activate", "enable", "authorize");
    private static final Set<String> ENDS = Set.of("revoke", "delete", "deactivate", "disable");

    @Override
    public String name() {
        return "okta-system-log";
    }

    @Override
    public List<String> otherNames() {
        return List.of("okta");
    }

    @Override
    public String describes() {
        return "Okta System Log: event, event hook, log streaming";
    }

    @Override
    public EventRules rules() {
        return RULES;
    }

    @Override
    public boolean recognises(JsonNode tree) {
        return tree.isObject()
                && LowerCase.has(tree, "uuid")
                && LowerCase.has(tree, "eventtype")
                && LowerCase.has(tree, "published")
                && LowerCase.has(tree, "actor");
    }

    @Override
    public Outcome decode(JsonNode tree, Context context) {
        Fields event = new Fields(LowerCase.names(tree));
        String type = event.text("eventtype").orElse("unknown");
        OktaIdentities identities = OktaIdentities.of(event);
        Optional<Instant> at = Timestamps.read(event.at("published"));
        Optional<String> organization = event.text(OktaHook.ORGANIZATION.toLowerCase(Locale.ROOT))
                .or(() -> context.given("console"))
                .map(text -> text.toLowerCase(Locale.ROOT)
                        .replaceFirst("^https://", "")
                        .replaceFirst("/.*$", ""));
        Optional<String> uuid = event.text("uuid");
        String last = type.substring(type.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        boolean ends = ENDS.contains(last);
        boolean lifecycle = identities.credential().isPresent() && (ends || BEGINNINGS.contains(last));
        String key = lifecycle
                ? identities.credential().get().substring("okta:".length()).replace(':', '/')
                : uuid.orElseGet(() -> type + "/" + at.map(Instant::toString).orElse(context.delivery()));
        AlertDraft draft = new AlertDraft(title(event, type, identities), "okta/" + key)
                .rule(Optional.of(type))
                .severity(threat(event), event.text("severity"))
                .occurredAt(at)
                .resource(identities.resource())
                .evidenceUrl(organization.flatMap(host -> uuid.flatMap(id -> log(host, id))));
        if (lifecycle) {
            draft.status(ends ? AlertStatus.RESOLVED : AlertStatus.OPEN)
                    .credential(ends ? CredentialState.INACTIVE : CredentialState.ACTIVE, at);
        }
        identities.find(draft);
        attributes(event, organization, draft);
        return new Outcome.Decoded(draft.build());
    }

    private static String title(Fields event, String type, OktaIdentities identities) {
        String said = event.text("displaymessage").orElse(type);
        return identities.resource().map(name -> said + ": " + name).orElse(said);
    }

    /** The worst of what ThreatInsight has found, as JSON in a text or as {@code {name=LEVEL}}; unknown without one. */
    private static Severity threat(Fields event) {
        Severity worst = Severity.UNKNOWN;
        Matcher level = DETECTED.matcher(event.text("debugcontext.debugdata.threatdetections")
                .orElseGet(() ->
                        event.at("debugcontext.debugdata.threatdetections").toString()));
        while (level.find()) {
            Severity found = SeverityScale.ofWord(level.group(1)).orElse(Severity.UNKNOWN);
            worst = worst == Severity.UNKNOWN || found.compareTo(worst) > 0 ? found : worst;
        }
        return worst;
    }

    /** The administrators' console has the host's name with {@code -admin}; a domain of one's own tells nothing. */
    private static Optional<String> log(String host, String uuid) {
        Matcher hosted = HOSTED.matcher(host);
        return hosted.matches() && uuid.matches("[A-Za-z0-9-]{1,64}")
                ? Optional.of("https://" + hosted.group(1).replaceFirst("-admin$", "") + "-admin." + hosted.group(2)
                        + ".com/report/system_log_2?search=uuid+eq+%22" + uuid + "%22")
                : Optional.empty();
    }

    private static void attributes(Fields event, Optional<String> organization, AlertDraft draft) {
        draft.attribute("organization", organization);
        draft.attribute("actor", event.text("actor.displayname"));
        draft.attribute("actorType", event.text("actor.type"));
        draft.attribute("result", event.text("outcome.result"));
        draft.attribute("resultReason", event.text("outcome.reason"));
        draft.attribute("callerIp", event.text("client.ipaddress"));
        draft.attribute("country", event.text("client.geographicalcontext.country"));
        draft.attribute("transaction", event.text("transaction.id"));
        draft.attribute("grantedScopes", event.text("debugcontext.debugdata.grantedscopes"));
        draft.attribute("threatDetections", event.text("debugcontext.debugdata.threatdetections"));
        event.text("debugcontext.debugdata.risk")
                .map(RISK::matcher)
                .filter(Matcher::find)
                .ifPresent(found -> draft.attribute("riskLevel", Optional.of(found.group(1))));
    }
}
