package dev.onus.registry.answer;

import dev.onus.contracts.Actor;
import dev.onus.registry.http.Caller;
import dev.onus.registry.model.Token;
import java.util.Optional;
import java.util.Set;

/**
 * Who gives an answer, and how it came. Whether this may change the case is decided by the stream from who it is.
 *
 * @param via api, console or link
 */
public record Answerer(Optional<String> person, Optional<String> service, Set<String> scopes, String via) {
    public static final String LINK = "link";

    public Answerer {
        scopes = Set.copyOf(scopes);
        if (person.isPresent() == service.isPresent()) {
            throw new IllegalArgumentException(
                    "Expected a person or a service, but got " + person + " and " + service + ".");
        }
    }

    public static Answerer of(Caller caller) {
        return new Answerer(caller.person(), caller.service(), caller.scopes(), caller.via());
    }

    /** The person whose page it is; a link carries no scope at all. */
    public static Answerer byLink(String person) {
        return new Answerer(Optional.of(person), Optional.empty(), Set.of(), LINK);
    }

    /** As the registry's records name it: {@code person:ana} or {@code service:ci}. */
    String name() {
        return person.map(name -> "person:" + name).orElseGet(() -> "service:" + service.orElseThrow());
    }

    boolean isAdmin() {
        return scopes.contains(Token.ADMIN);
    }

    Actor actor() {
        Actor.Builder actor =
                Actor.newBuilder().setScopes(scopes.stream().sorted().toList()).setVia(via);
        person.ifPresent(actor::setPerson);
        service.ifPresent(actor::setService);
        return actor.build();
    }
}
