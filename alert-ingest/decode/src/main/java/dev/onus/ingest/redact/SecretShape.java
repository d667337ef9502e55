package dev.onus.ingest.redact;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What secrets look like wherever they stand. No pattern repeats a group without a bound, so that none can be made to
 * run long or deep by what somebody sends.
 *
 * @param signs texts of which one stands in every such secret: without any, the pattern need not be tried
 */
record SecretShape(String type, Pattern pattern, List<String> signs) {
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
            shape("bearer", "(?i)(?<=\\b(?:bearer|basic) )[A-Za-z0-9._~+/=-]{16,}", "bearer ", "basic "));

    private static final int ADDRESSES = 1
            << ALL.indexOf(ALL.stream()
                    .filter(SecretShape::isUserAndPassword)
                    .findFirst()
                    .orElseThrow());

    private static final int AWS_KEY_IDS = 1 << ALL.size();
    private static final int NAMES = AWS_KEY_IDS << 1;
    private static final int PRIVATE_KEYS = NAMES << 1;
    private static final SignFinder SIGNS = finder();

    private static SecretShape shape(String type, String regex, String... signs) {
        return new SecretShape(type, Pattern.compile(regex), List.of(signs));
    }

    /** Of which the user's part is no secret. */
    boolean isUserAndPassword() {
        return type.equals("url-password");
    }

    /**
     * What a text may hold, judged by signs alone: most texts hold none, and the patterns cost much more.
     *
     * @param found a bit each for the shapes in their order, and for what is asked for below
     */
    record Signs(int found) {
        static final Signs NONE = new Signs(0);

        static Signs in(String text) {
            return new Signs(SIGNS.in(text));
        }

        boolean areNone() {
            return found == 0;
        }

        /** @param text in which the signs were found */
        List<SecretShape> shapesIn(String text) {
            int shapes = found & (AWS_KEY_IDS - 1);
            if ((shapes & ADDRESSES) != 0 && text.indexOf('@') < 0) {
                // Nearly every alert has an address; hardly one has a password in it.
                shapes &= ~ADDRESSES;
            }
            if (shapes == 0) {
                return List.of();
            }
            List<SecretShape> all = new ArrayList<>();
            for (int rest = shapes; rest != 0; rest &= rest - 1) {
                all.add(ALL.get(Integer.numberOfTrailingZeros(rest)));
            }
            return all;
        }

        boolean mayBeAwsKeyId() {
            return (found & AWS_KEY_IDS) != 0;
        }

        /** Whether a name whose value is a secret may stand there. */
        boolean mayBeNamed() {
            return (found & NAMES) != 0;
        }

        boolean mayBePrivateKey() {
            return (found & PRIVATE_KEYS) != 0;
        }
    }

    private static SignFinder finder() {
        List<List<String>> all =
                new ArrayList<>(ALL.stream().map(SecretShape::signs).toList());
        all.add(List.of("AKIA", "ASIA"));
        all.add(SecretNames.STEMS);
        all.add(List.of(Redactor.BEGIN_KEY));
        return new SignFinder(all);
    }
}
