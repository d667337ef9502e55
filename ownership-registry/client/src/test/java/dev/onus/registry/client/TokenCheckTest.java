package dev.onus.registry.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.registry.model.DirectorySnapshot;
import dev.onus.registry.model.Kind;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private final TokenText text = TokenText.create("ana-laptop", new SecureRandom());

    @Test
    void shouldKnowATokenByItsSecret() {
        VerifiedToken token =
                verify(Map.of("person", "ana", "scopes", List.of("respond"))).orElseThrow();

        assertThat(token.name()).isEqualTo("ana-laptop");
        assertThat(token.person()).contains("ana");
        assertThat(token.actor()).isEqualTo("person:ana");
        assertThat(token.allows("respond")).isTrue();
        assertThat(token.allows("write")).isFalse();
    }

    @Test
    void shouldRefuseAnotherSecretAnUnknownNameAndWhatIsNoToken() {
        DirectorySnapshot directory = directory(Map.of("service", "siem"));
        TokenText other = TokenText.create("ana-laptop", new SecureRandom());

        assertThat(TokenCheck.verify(directory, other.text(), NOW)).isEmpty();
        assertThat(TokenCheck.verify(directory, text.text() + "x", NOW)).isEmpty();
        assertThat(TokenCheck.verify(directory, "onus_nobody_" + text.secret(), NOW))
                .isEmpty();
        for (String bad : List.of("", "onus", "onus_", "onus__", "onus_a_", "bearer", "onus_" + "x".repeat(1000))) {
            assertThat(TokenCheck.verify(directory, bad, NOW)).isEmpty();
        }
    }

    @Test
    void shouldRefuseWhatExpiredOrWasRevokedOrActsForSomebodyWhoIsGone() {
        assertThat(verify(Map.of("service", "siem", "expiresAt", "2026-11-21T10:00:00Z")))
                .isEmpty();
        assertThat(verify(Map.of("service", "siem", "expiresAt", "2026-11-21T10:00:01Z")))
                .isPresent();
        assertThat(verify(Map.of("service", "siem", "revoked", true))).isEmpty();
        assertThat(verify(Map.of("person", "gone"))).isEmpty();
    }

    @Test
    void shouldLetAdminDoEverythingAndIngestSendForEverySource() {
        VerifiedToken admin = verify(Map.of("person", "ana", "scopes", "admin")).orElseThrow();
        VerifiedToken all =
                verify(Map.of("service", "siem", "scopes", "ingest")).orElseThrow();
        VerifiedToken one =
                verify(Map.of("service", "siem", "scopes", "ingest:guardduty")).orElseThrow();

        assertThat(admin.allows("ingest:guardduty")).isTrue();
        assertThat(all.allows("ingest:guardduty")).isTrue();
        assertThat(one.allows("ingest:guardduty")).isTrue();
        assertThat(one.allows("ingest:github")).isFalse();
        assertThat(one.allows("ingest")).isFalse();
        assertThat(all.allows("admin")).isFalse();
    }

    @Test
    void shouldShowNoSecretInItsText() {
        assertThat(text.toString()).doesNotContain(text.secret());
        assertThat(TokenText.find(text.text())).contains(text);
        assertThat(text.hash()).hasSize(64).doesNotContain(text.secret());
    }

    @Test
    void shouldReadASecretWithUnderscores() {
        assertThat(TokenText.find("onus_ci_a_b_c")).contains(new TokenText("ci", "a_b_c"));
    }

    private Optional<VerifiedToken> verify(Map<String, Object> spec) {
        return TokenCheck.verify(directory(spec), text.text(), NOW);
    }

    private DirectorySnapshot directory(Map<String, Object> spec) {
        Map<String, Object> withHash = new HashMap<>(spec);
        withHash.put("hash", text.hash());
        return DirectorySnapshot.empty()
                .with(Kind.PERSON, "ana", 1, Map.of("metadata", Map.of("name", "ana"), "spec", Map.of()))
                .with(Kind.TOKEN, "ana-laptop", 1, Map.of("metadata", Map.of("name", "ana-laptop"), "spec", withHash));
    }
}
