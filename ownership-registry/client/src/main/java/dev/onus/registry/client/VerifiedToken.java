package dev.onus.registry.client;

import dev.onus.registry.model.Token;
import dev.onus.registry.model.Versioned;
import java.util.Optional;

/** A bearer token whose secret was right, and which was neither revoked nor expired. */
public record VerifiedToken(Versioned<Token> token) {
    public String name() {
        return token.name();
    }

    /** As whom it acts; empty for a service's token. */
    public Optional<String> person() {
        return token.spec().person();
    }

    public Optional<String> service() {
        return token.spec().service();
    }

    /** Whether it may do what needs this scope; {@code admin} may do everything. */
    public boolean allows(String scope) {
        return token.spec().allows(scope);
    }

    /** Who is written down as having acted: {@code person:ana}, {@code service:siem}. */
    public String actor() {
        return person().map(name -> "person:" + name)
                .or(() -> service().map(name -> "service:" + name))
                .orElse("token:" + name());
    }
}
