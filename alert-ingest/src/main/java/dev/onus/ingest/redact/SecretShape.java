package dev.onus.ingest.redact;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What secrets look like wherever they stand. No pattern repeats a group without a bound, so that none can be made to
 * run long or deep by what somebody sends.
 */
record SecretShape(String type, Pattern pattern) {
    /** Forty characters after an access key id are its secret half; the id itself is not secret. */
    static final SecretShape AWS_SECRET =
            shape("aws-secret", "(?<![A-Za-z0-9/+=])(?![0-9a-fA-F]{40})[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])");

    static final Pattern AWS_KEY_ID = Pattern.compile("(?:AKIA|ASIA)[A-Z0-9]{12,}");

    static final List<SecretShape> ALL = List.of(
            shape("onus-token", "\\bonus_[A-Za-z0-9.-]{1,100}_[A-Za-z0-9_-]{20,}"),
            shape("github-token", "(?:gh[pousr]_[A-Za-z0-9]{16,}|github_pat_[A-Za-z0-9_]{16,})"),
            shape("gitlab-token", "glpat-[A-Za-z0-9_-]{16,}"),
            shape("slack-token", "xox[abeoprs]-[A-Za-z0-9-]{10,}"),
            shape("stripe-key", "\\b[rs]k_(?:live|test)_[A-Za-z0-9]{16,}"),
            shape("api-key", "(?<![A-Za-z0-9])sk-[A-Za-z0-9_-]{16,}"),
            shape("google-key", "AIza[A-Za-z0-9_-]{30,}"),
            shape("jwt", "eyJ[A-Za-z0-9_-]{8,}(?:\\.[A-Za-z0-9_-]{1,20000}){1,4}"),
            shape("vault-token", "\\bhv[bsr]\\.[A-Za-z0-9_-]{20,}"),
            shape("registry-token", "\\b(?:npm_|pypi-|hf_|dop_v1_|shpat_)[A-Za-z0-9_-]{20,}"),
            shape("sendgrid-key", "\\bSG\\.[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{16,}"),
            shape("slack-webhook", "hooks\\.slack\\.com/(?:services|workflows|triggers)/[A-Za-z0-9/_-]+"),
            shape("teams-webhook", "[a-z0-9.-]{0,100}webhook\\.office\\.com/[^\\s\"'\\\\]+"),
            shape("discord-webhook", "discord(?:app)?\\.com/api/webhooks/[^\\s\"'\\\\]+"),
            shape("url-password", "(?<=://)[^\\s/@:\"'\\\\]{0,256}:[^\\s/@\"'\\\\]{1,256}(?=@)"),
            shape("signature", "(?<=[?&]sig=)[A-Za-z0-9%+/=_-]{16,}"),
            shape("bearer", "(?i)(?<=\\b(?:bearer|basic) )[A-Za-z0-9._~+/=-]{16,}"));

    private static SecretShape shape(String type, String regex) {
        return new SecretShape(type, Pattern.compile(regex));
    }
}
