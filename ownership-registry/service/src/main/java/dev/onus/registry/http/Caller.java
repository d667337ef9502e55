package dev.onus.registry.http;

import dev.onus.registry.token.Scope;
import java.util.Optional;
import java.util.Set;

/**
 * Who is calling: a person or a service, by a token or by a console session. Controllers take it as an argument.
 *
 * @param token name of the token that it rests on
 * @param via {@code api} or {@code console}
 */
public record Caller(
        Optional<String> person, Optional<String> service, Optional<String> token, Set<String> scopes, String via) {
    /** Request attribute that holds it. */
    public static final String ATTRIBUTE = "onus.caller";

    public static final String VIA_API = "api";
    public static final String VIA_CONSOLE = "console";

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    public boolean may(Scope scope) {
        return scope.isAllowedBy(scopes);
    }

    /** As the audit trail has it: {@code person:ana} or {@code service:ci}. */
    public String actor() {
        return person.map(name -> "person:" + name)
                .or(() -> service.map(name -> "service:" + name))
                .orElse("unknown");
    }
}
