package dev.onus.registry.token;

import dev.onus.registry.apply.ApplyProblem;
import dev.onus.registry.apply.ApplyResult;
import dev.onus.registry.apply.ApplyService;
import dev.onus.registry.apply.InvalidDocumentsException;
import dev.onus.registry.apply.WriteRequest;
import dev.onus.registry.client.TokenCheck;
import dev.onus.registry.client.TokenText;
import dev.onus.registry.client.VerifiedToken;
import dev.onus.registry.log.RecordVersion;
import dev.onus.registry.log.RegistryLog;
import dev.onus.registry.log.RegistrySnapshot;
import dev.onus.registry.model.Directory;
import dev.onus.registry.model.Kind;
import dev.onus.registry.model.RecordReader;
import dev.onus.registry.model.Token;
import dev.onus.registry.model.Versioned;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Makes, checks and revokes API tokens. They are records, so their history is kept like everything else's. */
@Singleton
public final class Tokens {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final RegistryLog log;
    private final ApplyService apply;

    Tokens(RegistryLog log, ApplyService apply) {
        this.log = log;
        this.apply = apply;
    }

    /** The token that this text is, if it is one, is not revoked, has not expired, and its person is still there. */
    public Optional<Versioned<Token>> verify(String bearer, Instant now) {
        return TokenCheck.verify(log.directory(), bearer, now).map(VerifiedToken::token);
    }

    /** The token of this name, if it may be used now. */
    public Optional<Versioned<Token>> usable(String name, Instant now) {
        Directory directory = log.directory();
        return directory
                .token(name)
                .filter(token -> token.spec().isUsableAt(now))
                .filter(token -> token.spec()
                        .person()
                        .map(person -> directory.person(person).isPresent())
                        .orElse(true));
    }

    /** Makes the token; the answer is the only place where its secret ever is. */
    public MadeToken make(TokenRequest wanted, String actor) {
        check(wanted);
        TokenText text = TokenText.create(wanted.name(), RANDOM);
        Map<String, Object> content = document(wanted, text.hash());
        WriteRequest once = new WriteRequest(actor, false, 0L, null);
        return new MadeToken(text.text(), apply.putOwn(Kind.TOKEN, wanted.name(), content, once));
    }

    /** A made token and the change that made it. */
    public record MadeToken(String text, ApplyResult change) {
        @Override
        public String toString() {
            return "MadeToken[" + change + "]";
        }
    }

    private void check(TokenRequest wanted) {
        List<ApplyProblem> problems = new ArrayList<>();
        if (wanted.person().isPresent() == wanted.service().isPresent()) {
            problems.add(ApplyProblem.of("person", "Expected either a person or a service, but got both or neither."));
        }
        wanted.person()
                .filter(person -> log.directory().person(person).isEmpty())
                .ifPresent(person -> problems.add(ApplyProblem.of(
                        "person", "Expected a Person that exists, but there is none called '" + person + "'.")));
        if (wanted.scopes().isEmpty()) {
            problems.add(ApplyProblem.of("scopes", "Expected at least one scope, but there is none."));
        }
        wanted.scopes().stream()
                .filter(scope -> !Scope.isKnown(scope))
                .forEach(scope -> problems.add(ApplyProblem.of(
                        "scopes",
                        "Expected admin, write, respond, read, effects, calendar, ingest or ingest:<source>, but got '"
                                + scope + "'.")));
        if (!problems.isEmpty()) {
            throw new InvalidDocumentsException(problems);
        }
    }

    /** The document of a token that is no longer to be used. */
    public static Map<String, Object> revoked(RecordVersion current) {
        Map<String, Object> document = new LinkedHashMap<>(
                Objects.requireNonNull(RegistrySnapshot.document(current.json()), "a living record has a document"));
        Map<String, Object> spec = new LinkedHashMap<>();
        if (document.get("spec") instanceof Map<?, ?> before) {
            before.forEach((field, value) -> spec.put(String.valueOf(field), value));
        }
        spec.put("revoked", true);
        document.put("spec", spec);
        return document;
    }

    static Map<String, Object> document(TokenRequest wanted, String hash) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("hash", hash);
        wanted.person().ifPresent(person -> spec.put("person", person));
        wanted.service().ifPresent(service -> spec.put("service", service));
        spec.put("scopes", wanted.scopes());
        wanted.expiresAt().ifPresent(at -> spec.put("expiresAt", at.toString()));
        return Map.of(
                "apiVersion",
                RecordReader.API_VERSION,
                "kind",
                Kind.TOKEN.kindName(),
                "metadata",
                Map.of("name", wanted.name()),
                "spec",
                spec);
    }
}
