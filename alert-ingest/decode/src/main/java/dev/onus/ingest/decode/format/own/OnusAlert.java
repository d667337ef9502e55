package dev.onus.ingest.decode.format.own;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.Alert;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AlertFormat;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.Outcome;
import dev.onus.ingest.decode.SeverityScale;
import dev.onus.ingest.decode.Timestamps;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.IdentityId;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.StableHash;
import dev.onus.vocabulary.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Onus's own JSON. Strict where the sender cannot have meant what was sent (a number for a title), and kind where it can:
 * an unknown word or field is kept, and the receipt says so.
 */
public final class OnusAlert implements AlertFormat {
    private static final int NAMED = 100;
    private static final int NOT_AN_ID = 20;
    private static final int MAX_KEY = 1_024;
    private static final List<String> TEXTS = List.of(
            "identityId",
            "severity",
            "title",
            "description",
            "dedupKey",
            "source",
            "rule",
            "alertClass",
            "status",
            "resource",
            "environment",
            "credentialState",
            "evidenceUrl",
            "correlationId");
    private static final Set<String> OTHERS = Set.of("occurredAt", "attributes", "test");

    @Override
    public String name() {
        return "onus";
    }

    @Override
    public String describes() {
        return "Onus's own JSON, one alert or an array";
    }

    @Override
    public List<String> addresses() {
        return List.of("/v1/alerts");
    }

    @Override
    public boolean recognises(JsonNode tree) {
        return tree.path("title").isTextual()
                && (tree.path("identityId").isTextual()
                        || tree.path("dedupKey").isTextual()
                        || tree.path("alertClass").isTextual());
    }

    @Override
    public Outcome decode(JsonNode tree, Context context) {
        if (!tree.isObject()) {
            return new Outcome.Rejected("", "Expected an alert as a JSON object, but got " + kind(tree) + ".");
        }
        Optional<Outcome> wrong = wrongType(tree);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        Fields alert = new Fields(tree);
        Optional<String> title = alert.text("title");
        if (title.isEmpty()) {
            return new Outcome.Rejected("title", "Expected a title that says what happened, but it is missing.");
        }
        for (String key : List.of("identityId", "dedupKey", "correlationId")) {
            if (alert.text(key).filter(text -> text.length() > MAX_KEY).isPresent()) {
                return new Outcome.Rejected(
                        key, "Expected " + key + " of at most " + MAX_KEY + " characters, but it is longer.");
            }
        }
        AlertDraft draft = new AlertDraft(title.get(), dedupKey(alert, title.get()))
                .sourceName(alert.text("source"))
                .description(alert.text("description"))
                .rule(alert.text("rule"))
                .resource(alert.text("resource"))
                .environment(alert.text("environment"))
                .correlationId(alert.text("correlationId"))
                .evidenceUrl(alert.text("evidenceUrl"))
                .test(alert.flag("test"));
        words(alert, draft);
        time(alert, draft);
        identity(alert, draft);
        attributes(tree, draft);
        return new Outcome.Decoded(draft.build());
    }

    private static Optional<Outcome> wrongType(JsonNode tree) {
        for (String name : TEXTS) {
            JsonNode value = tree.path(name);
            if (!value.isMissingNode() && !value.isNull() && !value.isTextual()) {
                return Optional.of(rejected(name, "a text", value));
            }
        }
        JsonNode time = tree.path("occurredAt");
        if (!time.isMissingNode() && !time.isNull() && !time.isTextual() && !time.isNumber()) {
            return Optional.of(rejected("occurredAt", "a time as text", time));
        }
        JsonNode attributes = tree.path("attributes");
        if (!attributes.isMissingNode() && !attributes.isNull() && !attributes.isObject()) {
            return Optional.of(rejected("attributes", "an object", attributes));
        }
        JsonNode test = tree.path("test");
        if (!test.isMissingNode() && !test.isNull() && !test.isBoolean()) {
            return Optional.of(rejected("test", "true or false", test));
        }
        return Optional.empty();
    }

    private static Outcome rejected(String field, String wanted, JsonNode got) {
        return new Outcome.Rejected(field, "Expected " + field + " to be " + wanted + ", but got " + kind(got) + ".");
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case STRING -> "a text";
            case NULL -> "null";
            default -> "something else";
        };
    }

    private static String dedupKey(Fields alert, String title) {
        return alert.text("dedupKey").orElseGet(() -> {
            Optional<String> rule = alert.text("rule");
            Optional<String> resource = alert.text("resource");
            return rule.isEmpty() && resource.isEmpty()
                    ? StableHash.of("dedup-title", title)
                    : StableHash.of("dedup", rule.orElse(""), resource.orElse(""));
        });
    }

    private static void words(Fields alert, AlertDraft draft) {
        Optional<String> severity = alert.text("severity");
        Optional<Severity> known =
                severity.flatMap(word -> Word.find(Severity.class, word).or(() -> SeverityScale.ofWord(word)));
        draft.severity(known.orElse(Severity.UNKNOWN), severity);
        if (severity.isPresent() && known.isEmpty()) {
            draft.warn(Alert.UNKNOWN_SEVERITY + " '" + severity.get() + "'; it counts as unknown.");
        }
        draft.alertClass(word(AlertClass.class, "alertClass", alert, AlertClass.OTHER, draft));
        draft.status(word(AlertStatus.class, "status", alert, AlertStatus.OPEN, draft));
        CredentialState state = word(CredentialState.class, "credentialState", alert, CredentialState.UNKNOWN, draft);
        draft.credential(state, Timestamps.read(alert.at("occurredAt")));
    }

    private static <E extends Enum<E> & Word> E word(
            Class<E> type, String field, Fields alert, E otherwise, AlertDraft draft) {
        Optional<String> said = alert.text(field);
        Optional<E> known = said.flatMap(text -> Word.find(type, text));
        if (said.isPresent() && known.isEmpty()) {
            draft.warn("Expected " + field + " to be one of " + Word.all(type) + "; '" + said.get() + "' counts as "
                    + otherwise.word() + ".");
            draft.attribute(field, said);
        }
        return known.orElse(otherwise);
    }

    private static void time(Fields alert, AlertDraft draft) {
        draft.occurredAt(Timestamps.read(alert.at("occurredAt")));
        if (alert.has("occurredAt") && Timestamps.read(alert.at("occurredAt")).isEmpty()) {
            draft.warn("Nobody can read the time in occurredAt; it is left out.");
            draft.attribute("occurredAt", alert.text("occurredAt"));
        }
    }

    private static void identity(Fields alert, AlertDraft draft) {
        Optional<String> said = alert.text("identityId");
        if (said.isEmpty()) {
            draft.warn("There is no identityId; the alert goes to the catch-all.");
            return;
        }
        Optional<IdentityId> id = IdentityId.find(said.get());
        if (id.isEmpty()) {
            draft.warn("Expected identityId as <provider>:<type>:<native id>; unless it is a registered alias, "
                    + "the alert goes to the catch-all.");
        }
        draft.candidate(
                id.map(IdentityId::toString).orElse(said.get()),
                CandidateRole.NAMED,
                id.isPresent() ? NAMED : NOT_AN_ID);
    }

    private static void attributes(JsonNode tree, AlertDraft draft) {
        tree.path("attributes")
                .properties()
                .forEach(field -> draft.attribute(field.getKey(), Fields.whole(field.getValue())));
        tree.properties().forEach(field -> {
            String name = field.getKey();
            if (!TEXTS.contains(name) && !OTHERS.contains(name)) {
                draft.warn("Nobody knows the field '" + Fields.plain(name) + "'; it is kept as an attribute.");
                draft.attribute(name, Fields.whole(field.getValue()));
            }
        });
    }
}
