package dev.onus.ingest.decode.format.microsoft;

import dev.onus.ingest.decode.AwsNames;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Identity ids for what Microsoft calls things. Its ids are equal whatever their case, so that ours are lower case. */
final class MicrosoftIds {
    private static final String GUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private static final Pattern IS_GUID = Pattern.compile(GUID, Pattern.CASE_INSENSITIVE);
    /** Two letters of the product that found it stand before the product's own id, in Defender and in Graph. */
    private static final Pattern PREFIXED = Pattern.compile("[a-z]{2}(" + GUID + ")");

    private static final Pattern GOOGLE = Pattern.compile("(?:.*/)?serviceAccounts/([^/@\\s]+@[^/\\s]+)");

    private MicrosoftIds() {}

    static String servicePrincipal(String objectId) {
        return "entra:service-principal:" + objectId.toLowerCase(Locale.ROOT);
    }

    static String application(String applicationId) {
        return "entra:application:" + applicationId.toLowerCase(Locale.ROOT);
    }

    static String key(String keyId) {
        return "entra:key:" + keyId.toLowerCase(Locale.ROOT);
    }

    static String user(String idOrName) {
        return "entra:user:" + idOrName.toLowerCase(Locale.ROOT);
    }

    /** Numbers also stand where ids of Entra are expected: Defender for Cloud Apps counts its catalogue with them. */
    static boolean isGuid(String text) {
        return IS_GUID.matcher(text).matches();
    }

    /** The identity that a resource of Azure, AWS or Google is; empty for machines, buckets and other things. */
    static Optional<String> ofResource(String resource) {
        String lower = resource.toLowerCase(Locale.ROOT);
        if (lower.contains("/providers/microsoft.managedidentity/userassignedidentities/")) {
            return Optional.of("azure:managed-identity:" + lower);
        }
        Matcher google = GOOGLE.matcher(resource);
        if (google.matches()) {
            return Optional.of("gcp:service-account:" + google.group(1));
        }
        return AwsNames.ofArn(resource);
    }

    /**
     * What Graph ({@code id}), the streaming API ({@code AlertId}) and Sentinel ({@code VendorOriginalId}) call the
     * same finding.
     */
    static String correlation(String alertId) {
        String lower = alertId.toLowerCase(Locale.ROOT);
        Matcher prefixed = PREFIXED.matcher(lower);
        return "microsoft:alert:" + (prefixed.matches() ? prefixed.group(1) : lower);
    }

    /** Defender's own tests say so in the title alone. */
    static boolean isSample(String title) {
        String upper = title.toUpperCase(Locale.ROOT);
        return upper.startsWith("[SAMPLE") || upper.startsWith("[TEST ALERT]");
    }
}
