package dev.onus.registry.answer;

import dev.onus.contracts.Actor;
import dev.onus.registry.http.Caller;
import dev.onus.registry.model.Token;
import java.util.Optional;
import java.util.Set;

/**
 * Who gives an answer, and how it came. Whether this may change the case is decided by the stream from who it is.
 *
 * @param via api, console, link, or what a channel is called: slack, sms, voice, pagerduty, jira, servicenow
 */
public record Answerer(Optional<String> person, Optional<String> service, Set<String> scopes, String via) {
    public static final String LINK = "link";
    /** The actor of what the registry says of its own accord. */
    static final String SYSTEM = "registry";

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

    /** A person whom a vendor's signed callback names; it carries no scope either. */
    public static Answerer byChannel(String person, String via) {
        return new Answerer(Optional.of(person), Optional.empty(), Set.of(), via);
    }

    /** The registry itself, where a vendor says something for which nobody here stands. */
    public static Answerer system(String via) {
        return new Answerer(Optional.empty(), Optional.of(SYSTEM), Set.of(Token.ADMIN), via);
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
