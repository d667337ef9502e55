package dev.onus.ingest.http;

import dev.onus.ingest.verify.Presented;
import dev.onus.ingest.verify.SourceVerifier;
import dev.onus.ingest.verify.Verdict;
import dev.onus.registry.client.RegistryReader;
import dev.onus.registry.client.VerifiedToken;
import dev.onus.registry.model.SourceVerification;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may send for a source. Where its record demands a proof (a signature, a secret, a certificate), that alone decides
 * on its own address: a token is neither needed nor enough. Every other source needs a token of ours.
 */
@Singleton
final class Admission {
    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);

    private final Gate gate;
    private final RegistryReader registry;
    private final SourceVerifier verifier;

    Admission(Gate gate, RegistryReader registry, SourceVerifier verifier) {
        this.gate = gate;
        this.registry = registry;
        this.verifier = verifier;
    }

    /** Either a sender or a refusal. */
    record Decision(Optional<Sender> sender, Optional<Refusal> refusal) {
        static Decision in(Sender sender) {
            return new Decision(Optional.of(sender), Optional.empty());
        }

        static Decision out(Refusal refusal) {
            return new Decision(Optional.empty(), Optional.of(refusal));
        }
    }

    /** For an address that names its source. */
    Decision toSource(HttpRequest<?> request, byte[] body, String source, Optional<String> tokenElsewhere) {
        if (!gate.isOpen()) {
            return Decision.out(Refusal.NOT_READY);
        }
        if (demandsProof(source)) {
            return proven(request, body, source, Optional.empty());
        }
        Optional<String> text = Gate.tokenText(request).or(() -> tokenElsewhere);
        Optional<VerifiedToken> token = text.flatMap(gate::verified);
        if (token.isEmpty()) {
            return Decision.out(text.isEmpty() ? Refusal.NO_TOKEN : Refusal.BAD_TOKEN);
        }
        return Gate.maySend(token.get(), source)
                ? Decision.in(Sender.of(source, token.get()))
                : Decision.out(Refusal.OTHER_SOURCE);
    }

    /** For an address of many sources, where the token says which; a proof that the source demands comes on top. */
    Decision byToken(HttpRequest<?> request, byte[] body, Optional<String> tokenElsewhere, String usualSource) {
        if (!gate.isOpen()) {
            return Decision.out(Refusal.NOT_READY);
        }
        Optional<String> text = Gate.tokenText(request).or(() -> tokenElsewhere);
        Optional<VerifiedToken> token = text.flatMap(gate::verified);
        if (token.isEmpty()) {
            return Decision.out(text.isEmpty() ? Refusal.NO_TOKEN : Refusal.BAD_TOKEN);
        }
        String source = Gate.sourceOf(token.get(), usualSource);
        if (!Gate.maySend(token.get(), source)) {
            return Decision.out(Refusal.OTHER_SOURCE);
        }
        return demandsProof(source)
                ? proven(request, body, source, token)
                : Decision.in(Sender.of(source, token.get()));
    }

    /** For our own JSON, whose items may each name their source; {@link #maySpeakFor} judges those. */
    Decision anySource(HttpRequest<?> request, String usualSource) {
        if (!gate.isOpen()) {
            return Decision.out(Refusal.NOT_READY);
        }
        Optional<String> text = Gate.tokenText(request);
        Optional<VerifiedToken> token = text.flatMap(gate::verified);
        if (token.isEmpty()) {
            return Decision.out(text.isEmpty() ? Refusal.NO_TOKEN : Refusal.BAD_TOKEN);
        }
        return Gate.maySend(token.get())
                ? Decision.in(Sender.of(Gate.sourceOf(token.get(), usualSource), token.get()))
                : Decision.out(Refusal.OTHER_SOURCE);
    }

    /** Whether an item may have this source; for one that demands a proof a token is not enough. */
    boolean maySpeakFor(Sender sender, String source) {
        if (sender.proven() && sender.source().equals(source)) {
            return true;
        }
        return !demandsProof(source)
                && sender.token().map(token -> Gate.maySend(token, source)).orElse(false);
    }

    boolean demandsProof(String source) {
        return verification(source).filter(SourceVerifier::demandsProof).isPresent();
    }

    private Decision proven(HttpRequest<?> request, byte[] body, String source, Optional<VerifiedToken> token) {
        Presented shown = new Presented(body, IntakeHeaders.of(request), certificate(request));
        Verdict verdict = verifier.verify(verification(source).orElseThrow(), shown, Instant.now());
        if (verdict != Verdict.GOOD) {
            LOG.info("intake refused source={} reason=proof-{}", source, verdict);
        }
        return switch (verdict) {
            case GOOD -> Decision.in(Sender.proven(source, token));
            case MISSING -> Decision.out(Refusal.NO_PROOF);
            case WRONG -> Decision.out(Refusal.WRONG_PROOF);
            case STALE -> Decision.out(Refusal.STALE_PROOF);
            case NO_SECRET -> Decision.out(Refusal.NO_SECRET);
        };
    }

    private Optional<SourceVerification> verification(String source) {
        return registry.directory().source(source).map(record -> record.spec().verify());
    }

    /** Only what the server's own TLS found good; a header of a proxy says nothing. */
    private static Optional<X509Certificate> certificate(HttpRequest<?> request) {
        return request.getSslSession().flatMap(Admission::peer);
    }

    private static Optional<X509Certificate> peer(SSLSession session) {
        try {
            return session.getPeerCertificates()[0] instanceof X509Certificate first
                    ? Optional.of(first)
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException anonymous) {
            return Optional.empty();
        }
    }
}
