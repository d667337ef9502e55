package dev.onus.registry.start;

import dev.onus.registry.apply.ApplyService;
import dev.onus.registry.apply.ConflictException;
import dev.onus.registry.apply.WriteRequest;
import dev.onus.registry.config.RegistrySettings;
import dev.onus.registry.log.RecordKey;
import dev.onus.registry.log.RegistryLog;
import dev.onus.registry.model.FirstRecords;
import dev.onus.registry.model.Kind;
import dev.onus.registry.model.RecordReader;
import dev.onus.registry.model.Token;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that there is somebody from the first start (design decision 11). Safe on every start and on several
 * replicas at once: each record is proposed on the condition that it never existed.
 */
@Singleton
final class Bootstrap {
    private static final Logger LOG = LoggerFactory.getLogger(Bootstrap.class);
    private static final String ACTOR = "system";
    private static final String ADMIN = FirstRecords.ADMIN;

    private final RegistryLog log;
    private final ApplyService apply;
    private final RegistrySettings settings;

    Bootstrap(RegistryLog log, ApplyService apply, RegistrySettings settings) {
        this.log = log;
        this.apply = apply;
        this.settings = settings;
    }

    void run() {
        FirstRecords.documents().forEach((kind, document) -> {
            String name = nameOf(document);
            if (log.read(state -> state.versions(new RecordKey(kind.kindName(), name)))
                    .isEmpty()) {
                put(kind, name, document, 0L);
            }
        });
        settings.bootstrapAdminTokenHash().ifPresent(this::adminToken);
    }

    private void adminToken(String hash) {
        Optional<Token> current = log.directory().token(ADMIN).map(token -> token.spec());
        if (current.filter(token -> token.hash().equals(hash) && !token.revoked())
                .isPresent()) {
            return;
        }
        long version = log.read(state -> state.currentVersion(new RecordKey(Kind.TOKEN.kindName(), ADMIN)));
        Map<String, Object> document = Map.of(
                "apiVersion", RecordReader.API_VERSION,
                "kind", Kind.TOKEN.kindName(),
                "metadata", Map.of("name", ADMIN),
                "spec", Map.of("hash", hash, "person", ADMIN, "scopes", List.of("admin")));
        put(Kind.TOKEN, ADMIN, document, version);
    }

    private void put(Kind kind, String name, Map<String, Object> document, long expectedVersion) {
        try {
            apply.putFirst(kind, name, document, new WriteRequest(ACTOR, false, expectedVersion, null));
            LOG.info("bootstrap=written record={}/{}", kind.kindName(), name);
        } catch (ConflictException another) {
            LOG.info("bootstrap=left record={}/{} reason=another-replica-was-first", kind.kindName(), name);
        }
    }

    private static String nameOf(Map<String, Object> document) {
        return document.get("metadata") instanceof Map<?, ?> metadata ? String.valueOf(metadata.get("name")) : "";
    }
}
