package dev.onus.ingest.decode.format.siem;

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

/**
 * A QRadar offense as its REST API returns it. It names a user only when users are what it is counted by. Its number is
 * unique on one console, whose address the source's record gives as {@code console}.
 */
public final class QRadarOffense implements AlertFormat {
    /** An offense that is counted by user name. */
    private static final String BY_USER_NAME = "3";

    private static final int OF_USER = 80;

    @Override
    public String name() {
        return "qradar-offense";
    }

    @Override
    public List<String> otherNames() {
        return List.of("qradar");
    }

    @Override
    public String describes() {
        return "IBM QRadar offense, one or a list, as its REST API returns it";
    }

    @Override
    public boolean recognises(JsonNode tree) {
        return tree.has("offense_type") && tree.has("magnitude") && tree.has("id");
    }

    @Override
    public Outcome decode(JsonNode tree, Context context) {
        Fields offense = new Fields(tree);
        Optional<String> id = offense.text("id");
        if (id.isEmpty()) {
            return new Outcome.Rejected("id", "Expected the number of the offense, but there is none.");
        }
        Optional<String> console = context.given("console").map(address -> address.replaceAll("/+$", ""));
        String title = offense.text("description")
                .map(text -> text.replaceAll("\\s+", " "))
                .orElse("QRadar offense " + id.get());
        Optional<String> rule = Optional.ofNullable(offense.at("rules").get(0))
                .flatMap(first -> new Fields(first).text("name").or(() -> new Fields(first).text("id")));
        AlertDraft draft = new AlertDraft(title, "qradar/" + console.orElse(context.source()) + "/" + id.get())
                .rule(rule)
                .status(status(offense))
                .occurredAt(Timestamps.read(offense.at("start_time"))
                        .or(() -> Timestamps.read(offense.at("first_persisted_time"))))
                .evidenceUrl(console.map(address -> address
                        + "/console/do/sem/offensesummary?appName=Sem&pageId=OffenseSummary&summaryId=" + id.get()))
                .attribute("offenseSource", offense.text("offense_source"))
                .attribute("categories", Fields.whole(offense.at("categories")))
                .attribute("eventCount", offense.text("event_count"))
                .attribute("credibility", offense.text("credibility"))
                .attribute("relevance", offense.text("relevance"))
                .attribute(
                        "lastUpdated",
                        Timestamps.read(offense.at("last_updated_time")).map(Object::toString));
        severity(offense, draft);
        identity(offense, context, draft);
        return new Outcome.Decoded(draft.build());
    }

    /** The magnitude is made of severity, relevance and credibility, so that it says more than the severity alone. */
    private static void severity(Fields offense, AlertDraft draft) {
        Optional<String> said = offense.text("magnitude").or(() -> offense.text("severity"));
        draft.severity(
                said.map(SeverityScale::number).map(SeverityScale::ofQRadar).orElse(Severity.UNKNOWN), said);
    }

    private static AlertStatus status(Fields offense) {
        return switch (offense.text("status").orElse("").toUpperCase(Locale.ROOT)) {
            case "CLOSED", "HIDDEN" -> AlertStatus.RESOLVED;
            default -> AlertStatus.OPEN;
        };
    }

    private static void identity(Fields offense, Context context, AlertDraft draft) {
        Optional<String> source = offense.text("offense_source");
        String type = offense.text("offense_type").orElse("");
        if (type.equals(BY_USER_NAME) || type.equalsIgnoreCase("username")) {
            source.ifPresent(user ->
                    Accounts.add(draft, user, "qradar", context.given("cluster"), CandidateRole.PRINCIPAL, OF_USER));
            return;
        }
        draft.resource(source);
        // A property of the customer's own may hold an identity; an address or a host name is none.
        source.flatMap(text -> Accounts.machine(text, context.given("cluster")))
                .ifPresent(found -> draft.candidate(found, CandidateRole.PRINCIPAL, OF_USER));
    }
}
