package dev.onus.ingest.decode.format.code;

import dev.onus.ingest.decode.AlertDraft;
import dev.onus.ingest.decode.AlertFormat;
import dev.onus.ingest.decode.AwsNames;
import dev.onus.ingest.decode.CandidateRole;
import dev.onus.ingest.redact.Redactor;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A secret that a scanner found. The id of an access key, or the account that a key file names, tells whose it is; any
 * other secret is known by a keyed digest alone, which is the same whichever scanner finds it.
 */
final class LeakedSecret {
    private static final int OF_KEY_ID = 95;
    private static final int OF_ACCOUNT = 90;
    private static final int OF_DIGEST = 65;
    private static final int LONGEST = 100_000;

    private static final Pattern KEY_ID = Pattern.compile("(?<![A-Z0-9])AKIA[A-Z0-9]{16}(?![A-Z0-9])");
    private static final Pattern GOOGLE_ACCOUNT =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,99}@[a-z0-9.-]{1,99}\\.gserviceaccount\\.com");
    private static final Pattern GOOGLE_KEY = Pattern.compile("\"private_key_id\"\\s{0,9}:\\s{0,9}\"([0-9a-f]{40})\"");
    private static final Pattern HIDDEN = Pattern.compile("(?is).*(?:redacted|\\*{3}).*|.*(?:\\.\\.\\.|…)");

    private final String type;
    private final String text;
    private final String digest;

    private LeakedSecret(String type, String text, String digest) {
        this.type = type;
        this.text = text;
        this.digest = digest;
    }

    /** Empty when the scanner was told to hide it: what it writes instead is the same for every secret. */
    static Optional<LeakedSecret> of(String type, Optional<String> text, AlertFormat.Context context) {
        return text.filter(LeakedSecret::isShown)
                .map(shown -> new LeakedSecret(type, shown, context.digest().longOf(shown)));
    }

    private static boolean isShown(String text) {
        return !text.isBlank()
                && !Redactor.isMark(text)
                && (text.length() > LONGEST || !HIDDEN.matcher(text).matches());
    }

    String digest() {
        return digest;
    }

    /** The same for every scanner that finds the same secret. */
    String correlationId() {
        return "leaked/" + digest;
    }

    /** A type of secret as part of an id. */
    static String kind(String type) {
        String plain = type.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "-");
        return plain.isEmpty() ? "secret" : plain;
    }

    void nameIn(AlertDraft draft) {
        String part = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        boolean known = accessKeyIn(part, CandidateRole.CREDENTIAL, OF_KEY_ID, draft);
        Matcher key = GOOGLE_KEY.matcher(part);
        if (key.find()) {
            draft.candidate("gcp:service-account-key:" + key.group(1), CandidateRole.CREDENTIAL, OF_KEY_ID);
        }
        Matcher account = GOOGLE_ACCOUNT.matcher(part);
        if (account.find()) {
            draft.candidate("gcp:service-account:" + account.group(), CandidateRole.CREDENTIAL, OF_ACCOUNT);
            known = true;
        }
        if (!known) {
            draft.candidate("leaked:" + kind(type) + ":" + digest, CandidateRole.CREDENTIAL, OF_DIGEST);
        }
    }

    /** The id of an access key opens nothing and names the identity. */
    static boolean accessKeyIn(String text, CandidateRole role, int confidence, AlertDraft draft) {
        Matcher key = KEY_ID.matcher(text.length() <= LONGEST ? text : text.substring(0, LONGEST));
        boolean found = key.find();
        if (found) {
            draft.candidate(AwsNames.accessKey(key.group()), role, confidence);
        }
        return found;
    }
}
