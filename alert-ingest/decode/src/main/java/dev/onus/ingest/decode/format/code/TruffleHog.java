package dev.onus.ingest.decode.format.code;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AlertFormat;
import dev.onus.ingest.decode.AwsNames;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.decode.Fields;
import dev.onus.ingest.decode.Outcome;
import dev.onus.ingest.decode.Timestamps;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.StableHash;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One finding of TruffleHog v3, a line of its JSON. Some versions write the secret as it is, some in base64; both give
 * the same digest. That it was not verified does not say that it is dead.
 */
public final class TruffleHog implements AlertFormat {
    private static final int OF_ARN = 85;
    private static final int OF_PRINCIPAL = 55;

    @Override
    public String name() {
        return "trufflehog";
    }

    @Override
    public List<String> otherNames() {
        return List.of("trufflehog-v3");
    }

    @Override
    public String describes() {
        return "TruffleHog v3: JSON lines";
    }

    @Override
    public boolean recognises(JsonNode tree) {
        return tree.path("SourceMetadata").isObject()
                && tree.path("DetectorName").isTextual();
    }

    @Override
    public Outcome decode(JsonNode tree, Context context) {
        Fields finding = new Fields(tree);
        String detector = finding.text("DetectorName").orElse("secret");
        Fields place = place(finding);
        String repository = Stream.of("repository", "bucket", "image", "project_name", "channel_name", "file")
                .map(place::text)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> finding.text("SourceName"))
                .orElse(context.source());
        Optional<LeakedSecret> secret =
                LeakedSecret.of(detector, finding.text("Raw").map(TruffleHog::plain), context);
        boolean verified = finding.flag("Verified");
        String what = secret.map(LeakedSecret::digest)
                .orElseGet(() -> StableHash.of(
                        "trufflehog-place",
                        place.text("file").orElse(""),
                        place.text("line").orElse(""),
                        finding.text("Redacted").orElse("")));
        AlertDraft draft = new AlertDraft(
                        detector + " secret" + (verified ? ", which works," : "") + " in " + repository,
                        "trufflehog/" + detector + "/" + what + "/" + repository)
                .correlationId(secret.map(LeakedSecret::correlationId))
                .rule(Optional.of("trufflehog/" + detector))
                .alertClass(AlertClass.LEAKED_CREDENTIAL)
                .credential(verified ? CredentialState.ACTIVE : CredentialState.UNKNOWN, Optional.empty())
                .occurredAt(Timestamps.read(place.at("timestamp")))
                .resource(resource(place, repository))
                .evidenceUrl(place.text("link"));
        secret.ifPresent(known -> known.nameIn(draft));
        identities(finding, secret.isPresent(), draft);
        attributes(finding, place, draft);
        return new Outcome.Decoded(draft.build());
    }

    /** The one object below {@code Data}, whose name is the kind of the source. */
    private static Fields place(Fields finding) {
        return finding.at("SourceMetadata.Data").properties().stream()
                .map(field -> new Fields(field.getValue()))
                .findFirst()
                .orElseGet(() -> finding.in("SourceMetadata.Data"));
    }

    /** What the provider answered when TruffleHog tried the secret, and what may be shown of it. */
    private static void identities(Fields finding, boolean secretShown, AlertDraft draft) {
        if (!secretShown) {
            finding.text("Redacted")
                    .ifPresent(text -> LeakedSecret.accessKeyIn(text, CandidateRole.CREDENTIAL, OF_ARN + 1, draft));
        }
        finding.text("ExtraData.arn")
                .flatMap(AwsNames::ofArn)
                .ifPresent(id -> draft.candidate(id, CandidateRole.PRINCIPAL, OF_ARN));
        finding.text("ExtraData.user_id")
                .filter(id -> id.matches("A[A-Z]{3}[A-Z0-9]{12,}(?::.*)?"))
                .ifPresent(id ->
                        draft.candidate("aws:principal:" + id.split(":", 2)[0], CandidateRole.PRINCIPAL, OF_PRINCIPAL));
    }

    private static Optional<String> resource(Fields place, String repository) {
        return place.text("file")
                .filter(file -> !file.equals(repository))
                .map(file -> repository + "/" + file
                        + place.text("line").map(line -> ":" + line).orElse(""))
                .or(() -> Optional.of(repository));
    }

    private static void attributes(Fields finding, Fields place, AlertDraft draft) {
        draft.attribute("commit", place.text("commit"));
        draft.attribute("account", finding.text("ExtraData.account"));
        draft.attribute("canary", finding.text("ExtraData.is_canary"));
        draft.attribute("verificationError", finding.text("VerificationError"));
        draft.attribute("scanner", finding.text("SourceName"));
    }

    /** Base64 only when what it hides is text: a key id in capitals is valid base64, too. */
    private static String plain(String raw) {
        try {
            byte[] bytes = Base64.getDecoder().decode(raw);
            for (byte each : bytes) {
                boolean text = (each >= ' ' && each < 0x7f) || each == '\n' || each == '\r' || each == '\t';
                if (!text) {
                    return raw;
                }
            }
            return bytes.length == 0 ? raw : new String(bytes, StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException e) {
            return raw;
        }
    }
}
