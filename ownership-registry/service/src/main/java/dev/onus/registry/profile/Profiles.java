package dev.onus.registry.profile;

import dev.onus.registry.apply.ApplyService;
import dev.onus.registry.apply.WriteRequest;
import dev.onus.registry.http.Caller;
import dev.onus.registry.http.ProblemException;
import dev.onus.registry.log.AttemptProposal;
import dev.onus.registry.log.RecordKey;
import dev.onus.registry.log.RecordVersion;
import dev.onus.registry.log.RegistryLog;
import dev.onus.registry.log.RegistrySnapshot;
import dev.onus.registry.model.Kind;
import dev.onus.registry.model.Person;
import dev.onus.registry.model.Versioned;
import dev.onus.registry.token.Scope;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes people's records for them. Everybody may change how they themselves are reached; how others are, only who may
 * configure. Whoever tries without is refused, and that is on record: a destination that somebody else rewrites is how a
 * page would go to the wrong hands.
 */
@Singleton
public final class Profiles {
    private static final Logger LOG = LoggerFactory.getLogger(Profiles.class);
    private static final String ACTOR = "person:";

    private final RegistryLog log;
    private final ApplyService apply;

    Profiles(RegistryLog log, ApplyService apply) {
        this.log = log;
        this.apply = apply;
    }

    /** @param version of the record, against which a change is made */
    public record Profile(String name, Person person, long version) {}

    public Optional<Profile> find(String name) {
        return log.directory().person(name).map(Profiles::profile);
    }

    /** Whether this visitor may change how the person is reached. */
    public static boolean mayChange(Caller caller, String person) {
        boolean own = caller.person().filter(person::equals).isPresent() && caller.may(Scope.RESPOND);
        return own || caller.may(Scope.WRITE);
    }

    /** Whether this visitor may see it: their own, or by the scope that may read records. */
    public static boolean maySee(Caller caller, String person) {
        return caller.person().filter(person::equals).isPresent() || caller.may(Scope.READ);
    }

    /**
     * Writes a new version, with the visitor as its author.
     *
     * @throws ProblemException if the visitor may not, or there is no such person
     * @throws dev.onus.registry.apply.InvalidDocumentsException if it would not be a Person any more
     * @throws dev.onus.registry.apply.ConflictException if somebody else was first
     */
    void change(Caller caller, String name, UnaryOperator<PersonDocument> change) {
        if (!mayChange(caller, name)) {
            throw refused(caller, name);
        }
        write(caller.actor(), name, change);
    }

    /** The same for what a person has shown in another way, as a text message from their own number does. */
    void changeOwn(String person, UnaryOperator<PersonDocument> change) {
        write(ACTOR + person, person, change);
    }

    private void write(String actor, String name, UnaryOperator<PersonDocument> change) {
        RecordVersion current = log.read(state -> state.current(key(name)))
                .filter(version -> !version.deleted())
                .orElseThrow(() -> missing(name));
        Map<String, Object> before =
                Optional.ofNullable(RegistrySnapshot.document(current.json())).orElseThrow(() -> missing(name));
        Map<String, Object> after = change.apply(new PersonDocument(before)).content();
        var unused = apply.putOwn(Kind.PERSON, name, after, new WriteRequest(actor, false, current.version(), null));
        LOG.info("profile=changed person={} actor={}", name, actor);
    }

    /** Puts the attempt on record. */
    ProblemException refused(Caller caller, String name) {
        String reason = "Expected " + name + " or somebody with the scope write to change how " + name
                + " is reached, but it was " + caller.actor() + ".";
        LOG.warn("profile=refused person={} actor={}", name, caller.actor());
        try {
            var unused = log.propose(AttemptProposal.of(key(name), caller.actor(), reason))
                    .join();
        } catch (CompletionException notNow) {
            LOG.error("profile=refusal-not-recorded person={} actor={}", name, caller.actor(), notNow);
        }
        return ProblemException.forbidden(reason);
    }

    private static Profile profile(Versioned<Person> found) {
        return new Profile(found.name(), found.spec(), found.version());
    }

    private static RecordKey key(String name) {
        return new RecordKey(Kind.PERSON.kindName(), name);
    }

    private static ProblemException missing(String name) {
        return ProblemException.notFound("Expected a Person called '" + name + "', but there is none.");
    }
}
