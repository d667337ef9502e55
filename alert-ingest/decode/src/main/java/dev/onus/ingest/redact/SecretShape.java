package dev.onus.ingest.redact;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What secrets look like wherever they stand. No pattern repeats a group without a bound, so that none can be made to
 * run long or deep by what somebody sends.
 *
 * @param signs texts of which one stands in every such secret: without any, the pattern need not be tried
 * @param anyCase whether the signs are in lower case and may be written in any
 */
record SecretShape(String type, Pattern pattern, List<String> signs, boolean anyCase) {
    /** Forty characters after an access key id are its secret half; the id itself is not secret. */
    static final SecretShape AWS_SECRET =
            shape("aws-secret", "(?<![A-Za-z0-9/+=])(?![0-9a-fA-F]{40})[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])");

    static final Pattern AWS_KEY_ID = Pattern.compile("(?:AKIA|ASIA)[A-Z0-9]{12,}");

    static final List<SecretShape> ALL = List.of(
            shape("onus-token", "\\bonus_[A-Za-z0-9.-]{1,100}_[A-Za-z0-9_-]{20,}", "onus_"),
            shape(
                    "github-token",
                    "(?:gh[pousr]_[A-Za-z0-9]{16,}|github_pat_[A-Za-z0-9_]{16,})",
                    "ghp_",
                    "gho_",
                    "ghu_",
                    "ghs_",
                    "ghr_",
                    "github_pat_"),
            shape("gitlab-token", "glpat-[A-Za-z0-9_-]{16,}", "glpat-"),
            shape("slack-token", "xox[abeoprs]-[A-Za-z0-9-]{10,}", "xox"),
            shape("stripe-key", "\\b[rs]k_(?:live|test)_[A-Za-z0-9]{16,}", "k_live_", "k_test_"),
            shape("api-key", "(?<![A-Za-z0-9])sk-[A-Za-z0-9_-]{16,}", "sk-"),
            shape("google-key", "AIza[A-Za-z0-9_-]{30,}", "AIza"),
            shape("jwt", "eyJ[A-Za-z0-9_-]{8,}(?:\\.[A-Za-z0-9_-]{1,20000}){1,4}", "eyJ"),
            shape("vault-token", "\\bhv[bsr]\\.[A-Za-z0-9_-]{20,}", "hvb.", "hvs.", "hvr."),
            shape(
                    "registry-token",
                    "\\b(?:npm_|pypi-|hf_|dop_v1_|shpat_)[A-Za-z0-9_-]{20,}",
                    "npm_",
                    "pypi-",
                    "hf_",
                    "dop_v1_",
                    "shpat_"),
            shape("sendgrid-key", "\\bSG\\.[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{16,}", "SG."),
            shape(
                    "slack-webhook",
                    "hooks\\.slack\\.com/(?:services|workflows|triggers)/[A-Za-z0-9/_-]+",
                    "hooks.slack.com/"),
            shape("teams-webhook", "webhook\\.office\\.com/[^\\s\"'\\\\]+", "webhook.office.com/"),
            shape("discord-webhook", "discord(?:app)?\\.com/api/webhooks/[^\\s\"'\\\\]+", "/api/webhooks/"),
            shape("url-password", "(?<=://)[^\\s/@:\"'\\\\]{0,256}:[^\\s/@\"'\\\\]{1,256}(?=@)", "://"),
            shape("signature", "(?<=[?&]sig=)[A-Za-z0-9%+/=_-]{16,}", "sig="),
            new SecretShape(
                    "bearer",
                    Pattern.compile("(?i)(?<=\\b(?:bearer|basic) )[A-Za-z0-9._~+/=-]{16,}"),
                    List.of("bearer ", "basic "),
                    true));

    private static SecretShape shape(String type, String regex, String... signs) {
        return new SecretShape(type, Pattern.compile(regex), List.of(signs), false);
    }

    /** Of which the user's part is no secret. */
    boolean isUserAndPassword() {
        return type.equals("url-password");
    }

    /** @param lower the text in lower case, for the shapes whose signs may be written in any case */
    boolean mayBeIn(String text, String lower) {
        if (signs.isEmpty()) {
            return true;
        }
        String where = anyCase ? lower : text;
        for (String sign : signs) {
            if (where.contains(sign)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the id of an access key may stand there; most texts have none, and to look for it costs more. */
    static boolean mayHaveAwsKeyId(String text) {
        return text.contains("AKIA") || text.contains("ASIA");
    }
}
