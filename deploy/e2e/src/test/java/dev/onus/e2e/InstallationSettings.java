package dev.onus.e2e;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * What processes of one installation must have in common.
 *
 * @param secret of the administrator's first token
 */
record InstallationSettings(String secret) {
    Map<String, String> of(String bootstrapServers, String schemaRegistryUrl) {
        return Map.of(
                "onus.kafka.bootstrap-servers",
                bootstrapServers,
                "onus.schema-registry.urls",
                schemaRegistryUrl,
                "onus.answer-key",
                "ab".repeat(32),
                "onus.outbound.allow",
                "127.0.0.0/8",
                "onus.registry.bootstrap-admin-token-hash",
                sha256(secret));
    }

    String adminToken() {
        return "onus_admin_" + secret;
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected SHA-256, which every Java platform has.", e);
        }
    }
}
