package dev.onus.ingest;

import dev.onus.ingest.decode.Decoder;
import dev.onus.ingest.redact.Redactor;
import dev.onus.ingest.redact.SecretDigest;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pure parts, as beans. */
@Factory
final class IngestBeans {
    private static final Logger LOG = LoggerFactory.getLogger(IngestBeans.class);
    private static final int RANDOM_KEY_BYTES = 32;

    /** With its own key, else one derived from the key of answer links. Without either, marks change at each start. */
    @Singleton
    SecretDigest secretDigest(
            @Property(name = "onus.ingest.hmac-key") Optional<String> own,
            @Property(name = "onus.answer-key") Optional<String> answerKey,
            @Property(name = "onus.answer-key-file") Optional<String> answerKeyFile)
            throws IOException {
        Optional<String> shared = answerKey;
        if (own.isEmpty() && shared.isEmpty() && answerKeyFile.isPresent()) {
            shared = Optional.of(Files.readString(Path.of(answerKeyFile.get())));
        }
        Optional<byte[]> key = own.map(IngestBeans::bytes);
        if (key.isPresent()) {
            return new SecretDigest(key.get());
        }
        if (shared.isPresent()) {
            return SecretDigest.derivedFrom(bytes(shared.get()));
        }
        LOG.warn("redaction key=random effect=marks-change-at-each-start set=onus.ingest.hmac-key");
        byte[] random = new byte[RANDOM_KEY_BYTES];
        new SecureRandom().nextBytes(random);
        return new SecretDigest(random);
    }

    /** Without an id of its own a process is known by its machine and port, so that it has the same one after a restart. */
    @Singleton
    IngestSettings ingestSettings(
            @Property(name = "onus.ingest.instance-id") Optional<String> instanceId,
            @Value("${onus.ingest.group-id:onus-alert-ingest}") String groupId,
            @Value("${micronaut.server.port:8080}") int port,
            @Property(name = "onus.ingest.max-bytes-in-flight") Optional<Long> maxBytes,
            @Property(name = "onus.ingest.max-requests-in-flight") Optional<Integer> maxRequests) {
        return new IngestSettings(
                instanceId.orElseGet(() -> machine() + "-" + port),
                groupId,
                maxBytes.orElseGet(() -> Runtime.getRuntime().maxMemory() / IngestSettings.USUAL_SHARE_OF_HEAP),
                maxRequests.orElse(IngestSettings.USUAL_REQUESTS_IN_FLIGHT));
    }

    @Singleton
    Redactor redactor(SecretDigest digest) {
        return new Redactor(digest);
    }

    @Singleton
    Decoder decoder(SecretDigest digest) {
        return new Decoder(digest);
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    private static byte[] bytes(String text) {
        return text.strip().getBytes(StandardCharsets.UTF_8);
    }
}
