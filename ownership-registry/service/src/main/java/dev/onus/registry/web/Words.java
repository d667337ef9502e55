package dev.onus.registry.web;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.IdentityFacts;
import dev.onus.contracts.SeverityLevel;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the words of the contracts read in a sentence. A word that we do not know is shown as it came. */
public final class Words {
    private Words() {}

    /** A sign beside the word, so that severity never hangs on colour alone (WCAG 2.2, 1.4.1). */
    public static String sign(SeverityLevel severity) {
        return switch (severity) {
            case critical -> "◆";
            case high -> "▲";
            case medium -> "●";
            case low -> "○";
            case informational, unknown -> "·";
        };
    }

    public static String alertClass(String word) {
        return switch (word) {
            case "leaked-credential" -> "a leaked credential";
            case "compromised-workload" -> "a compromised workload";
            case "suspicious-oauth-app" -> "a suspicious OAuth app";
            case "rotation-failed" -> "a failed rotation";
            case "credential-expiring" -> "an expiring credential";
            case "inactive-partner" -> "an inactive partner identity";
            case "over-privileged" -> "an over-privileged identity";
            case "policy-violation" -> "a policy violation";
            default -> "an alert";
        };
    }

    public static String owner(CaseState state) {
        return state.getOwner() == null ? "nobody yet" : state.getOwner();
    }

    public static String ownerSource(@Nullable String source) {
        if (source == null) {
            return "";
        }
        return switch (source) {
            case "class-rule" -> "by a rule for this class of alert";
            case "exact" -> "by the record of the identity";
            case "steward" -> "as steward of a shared identity";
            case "system" -> "by its system";
            case "rule" -> "by an ownership rule";
            case "assigned" -> "as it took the case over";
            case "catch-all" -> "as catch-all: no record names an owner";
            default -> source;
        };
    }

    public static String blastRadius(IdentityFacts identity) {
        return identity.getBlastRadius() == null
                ? "unknown, so treated as critical"
                : identity.getBlastRadius() + " dependents";
    }

    /** {@code page-requested} as {@code page requested}. */
    public static String plain(String word) {
        return word.replace('-', ' ');
    }

    /** {@code person:ana} as {@code ana}. */
    public static String actor(String actor) {
        return actor.startsWith("person:")
                ? actor.substring("person:".length())
                : actor.replace("service:", "service ");
    }

    public static String capital(String word) {
        String plain = plain(word);
        return plain.isEmpty() ? plain : plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1);
    }

    /** Only addresses that a browser may follow become links; the text comes from outside. */
    public static boolean isLink(@Nullable String address) {
        return address != null && (address.startsWith("https://") || address.startsWith("http://"));
    }
}
