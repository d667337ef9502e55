package dev.onus.ingest.decode.format.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AlertFormat;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.EventRules;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.Mentions;
import dev.onus.ingest.decode.Outcome;
import dev.onus.ingest.decode.Timestamps;
import dev.onus.vocabulary.AlertClass;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A Thinkst Canary's webhook: somebody used a decoy. The decoy itself is what the alert is about; nobody else is known.
 * Its token is a secret until it is used, so that a keyed digest stands for it, and beside it the note that its owner
 * wrote. It has no severity: its rules say how bad it is.
 */
public final class ThinkstCanary implements AlertFormat {
    private static final int OF_DECOY = 90;
    private static final int OF_NOTE = 85;
    private static final EventRules RULES = EventRules.shipped("thinkst-canary");

    @Override
    public String name() {
        return "thinkst-canary";
    }

    @Override
    public List<String> otherNames() {
        return List.of("canarytoken");
    }

    @Override
    public String describes() {
        return "Thinkst Canary: webhook of a canary or a canarytoken";
    }

    @Override
    public EventRules rules() {
        return RULES;
    }

    @Override
    public boolean recognises(JsonNode tree) {
        return tree.path("Description").isTextual()
                && tree.path("Timestamp").isTextual()
                && (tree.has("IncidentKey") || tree.has("IncidentHash"));
    }

    @Override
    public Outcome decode(JsonNode tree, Context context) {
        Fields incident = new Fields(tree);
        Optional<String> key = incident.text("IncidentHash").or(() -> incident.text("IncidentKey"));
        if (key.isEmpty()) {
            return new Outcome.Rejected("IncidentHash", "Expected the incident's hash or key, but there is neither.");
        }
        String what = incident.text("Description").orElse("A canary was used");
        AlertDraft draft = new AlertDraft(
                        what
                                + incident.text("Reminder")
                                        .or(() -> incident.text("CanaryName"))
                                        .map(note -> ": " + note)
                                        .orElse(""),
                        "thinkst/" + key.get())
                .rule(Optional.of(what))
                .alertClass(AlertClass.COMPROMISED_WORKLOAD)
                .description(incident.text("Intro"))
                .occurredAt(Timestamps.read(incident.at("Timestamp")))
                .resource(incident.text("CanaryName").or(() -> incident.text("Reminder")))
                .sample(isSample(incident, what));
        incident.text("Token")
                .ifPresent(token -> draft.candidate(
                        "thinkst:canarytoken:" + context.digest().longOf(token), CandidateRole.CREDENTIAL, OF_DECOY));
        incident.text("Reminder")
                .ifPresent(note -> draft.candidate("thinkst:reminder:" + note, CandidateRole.CREDENTIAL, OF_NOTE));
        incident.text("CanaryID")
                .ifPresent(id -> draft.candidate("thinkst:canary:" + id, CandidateRole.RESOURCE, OF_DECOY - 1));
        details(incident, draft);
        draft.attribute("sourceIp", incident.text("SourceIP"));
        draft.attribute("triggered", incident.text("Triggered"));
        draft.attribute("reminder", incident.text("Reminder"));
        draft.attribute("alertType", incident.text("AlertType"));
        draft.attribute("annotations", Fields.whole(incident.at("MatchedAnnotations")));
        return new Outcome.Decoded(draft.build());
    }

    /** The console's own try of the webhook. */
    private static boolean isSample(Fields incident, String what) {
        String all = what + " " + incident.text("IncidentKey").orElse("");
        return all.toLowerCase(Locale.ROOT).contains("dummy");
    }

    /** A list of pairs, name and value. */
    private static void details(Fields incident, AlertDraft draft) {
        for (JsonNode pair : incident.at("AdditionalDetails")) {
            Optional<String> value = Fields.whole(pair.path(1));
            Optional<String> name = Fields.whole(pair.path(0)).filter(text -> !text.isBlank());
            if (pair.isArray() && name.isPresent()) {
                draft.attribute(name.get(), value);
                value.ifPresent(text -> Mentions.inText(text, "aws", Optional.empty(), draft));
            }
        }
    }
}
