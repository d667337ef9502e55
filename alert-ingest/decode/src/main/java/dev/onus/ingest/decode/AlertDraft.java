package dev.onus.ingest.decode;

import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.StableHash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects what a format finds; {@link #build()} applies the limits, with some room on top. For one thread. */
public final class AlertDraft {
    public static final int MAX_TITLE = 500;
    public static final int MAX_TEXT = 4_000;
    public static final int MAX_NAME = 200;
    static final int MAX_ATTRIBUTES = 64;
    static final int MAX_CANDIDATES = 20;
    static final int MAX_KEY = 1_024;
    /** All attributes together, so that an alert always fits into one record. */
    static final int MAX_ATTRIBUTES_TEXT = 64 * 1024;

    /**
     * What is kept beyond each limit until secrets have been taken out: of one that lies across the limit, only a part
     * would be left, which nobody could recognise.
     */
    static final int ROOM_FOR_A_SECRET = 4_096;

    private final String title;
    private final String dedupKey;
    private final Map<String, Candidate> candidates = new LinkedHashMap<>();
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private Optional<String> sourceName = Optional.empty();
    private Severity severity = Severity.UNKNOWN;
    private Optional<String> severityOriginal = Optional.empty();
    private Optional<String> severityReason = Optional.empty();
    private Optional<String> description = Optional.empty();
    private Optional<String> correlationId = Optional.empty();
    private Optional<String> rule = Optional.empty();
    private AlertClass alertClass = AlertClass.OTHER;
    private AlertStatus status = AlertStatus.OPEN;
    private Optional<String> resource = Optional.empty();
    private Optional<String> environment = Optional.empty();
    private CredentialState credentialState = CredentialState.UNKNOWN;
    private Optional<Instant> credentialObservedAt = Optional.empty();
    private Optional<Instant> occurredAt = Optional.empty();
    private Optional<String> evidenceUrl = Optional.empty();
    private boolean test;
    private boolean sample;
    private boolean publiclyExposed;

    public AlertDraft(String title, String dedupKey) {
        this.title = title;
        this.dedupKey = dedupKey;
    }

    /** Of several with one id the surest stays. */
    public AlertDraft candidate(String id, CandidateRole role, int confidencePercent) {
        if (id.length() > MAX_KEY) {
            return warn("An identity of more than " + MAX_KEY + " characters is left out.");
        }
        candidates.merge(
                id.strip(),
                new Candidate(id.strip(), role, confidencePercent),
                (one, other) -> one.confidencePercent() >= other.confidencePercent() ? one : other);
        return this;
    }

    public AlertDraft candidate(Candidate candidate) {
        return candidate(candidate.id(), candidate.role(), candidate.confidencePercent());
    }

    public boolean hasCandidate() {
        return !candidates.isEmpty();
    }

    /** Whether anything but people is named so far. */
    public boolean hasMachine() {
        return candidates.values().stream().anyMatch(it -> it.role() != CandidateRole.HUMAN);
    }

    public AlertDraft sourceName(Optional<String> value) {
        sourceName = value;
        return this;
    }

    public AlertDraft severity(Severity value, Optional<String> original) {
        severity = value;
        severityOriginal = original;
        return this;
    }

    /** Why it is not what the source's own word for it says. */
    public AlertDraft severityReason(Optional<String> value) {
        severityReason = value;
        return this;
    }

    public AlertDraft description(Optional<String> value) {
        description = value;
        return this;
    }

    public AlertDraft correlationId(Optional<String> value) {
        correlationId = value;
        return this;
    }

    public AlertDraft rule(Optional<String> value) {
        rule = value;
        return this;
    }

    public AlertDraft alertClass(AlertClass value) {
        alertClass = value;
        return this;
    }

    public AlertDraft status(AlertStatus value) {
        status = value;
        return this;
    }

    public AlertDraft resource(Optional<String> value) {
        resource = value;
        return this;
    }

    public AlertDraft environment(Optional<String> value) {
        environment = value;
        return this;
    }

    public AlertDraft credential(CredentialState state, Optional<Instant> observedAt) {
        credentialState = state;
        credentialObservedAt = state == CredentialState.UNKNOWN ? Optional.empty() : observedAt;
        return this;
    }

    public AlertDraft occurredAt(Optional<Instant> value) {
        occurredAt = value;
        return this;
    }

    public AlertDraft evidenceUrl(Optional<String> value) {
        evidenceUrl = value.filter(url -> url.startsWith("https://") || url.startsWith("http://"));
        return this;
    }

    public AlertDraft attribute(String name, Optional<String> value) {
        value.ifPresent(text -> attributes.put(name, text));
        return this;
    }

    public AlertDraft test(boolean value) {
        test = value;
        return this;
    }

    /** A sample finding of the vendor: marked, and nobody is paged unless its source says so. */
    public AlertDraft sample(boolean value) {
        sample = value;
        test = test || value;
        return this;
    }

    public AlertDraft publiclyExposed(boolean value) {
        publiclyExposed = value;
        return this;
    }

    public AlertDraft warn(String warning) {
        warnings.add(warning);
        return this;
    }

    public Alert build() {
        List<Candidate> best = candidates.values().stream()
                .sorted(Comparator.comparingInt(Candidate::confidencePercent).reversed())
                .limit(MAX_CANDIDATES)
                .toList();
        Map<String, String> kept = new LinkedHashMap<>();
        int room = MAX_ATTRIBUTES_TEXT;
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            String name = cut(attribute.getKey(), MAX_NAME, "attribute name");
            String value = cut(attribute.getValue(), MAX_TEXT, "attribute");
            room -= Math.min(name.length(), MAX_NAME) + Math.min(value.length(), MAX_TEXT);
            if (kept.size() < MAX_ATTRIBUTES && room >= 0) {
                kept.put(name, value);
            }
        }
        if (kept.size() < attributes.size()) {
            warnings.add("Only " + kept.size() + " of " + attributes.size() + " attributes are kept.");
        }
        return new Alert(
                best,
                cut(sourceName, MAX_NAME, "source"),
                severity,
                cut(severityOriginal, MAX_NAME, "severity"),
                severityReason,
                cut(title, MAX_TITLE, "title"),
                cut(description, MAX_TEXT, "description"),
                key(dedupKey),
                correlationId.map(AlertDraft::key),
                cut(rule, MAX_TITLE, "rule"),
                alertClass,
                status,
                cut(resource, MAX_TEXT, "resource"),
                cut(environment, MAX_NAME, "environment"),
                credentialState,
                credentialObservedAt,
                occurredAt,
                cut(evidenceUrl, MAX_TEXT, "evidenceUrl"),
                kept,
                test,
                sample,
                publiclyExposed,
                warnings);
    }

    /** Two long keys that differ must stay different, so that a long one is hashed and not cut. */
    private static String key(String text) {
        return text.length() <= MAX_KEY ? text : StableHash.of("long-key", text);
    }

    private Optional<String> cut(Optional<String> text, int most, String what) {
        return text.map(value -> cut(value, most, what));
    }

    private String cut(String text, int most, String what) {
        if (text.length() <= most) {
            return text;
        }
        warnings.add("The " + what + " is cut after " + most + " characters.");
        return shortened(text, most + ROOM_FOR_A_SECRET);
    }

    /** At most so many characters, and no half of one at the end. */
    public static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end);
    }
}
