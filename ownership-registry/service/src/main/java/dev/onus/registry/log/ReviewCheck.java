package dev.onus.registry.log;

import dev.onus.registry.model.Identity;
import dev.onus.registry.model.Kind;
import dev.onus.registry.model.ReviewGate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether the Identity records of a proposal would leave a review that is not approved (ESC-6): by their own name, or by
 * giving an id that is under review to another record.
 */
final class ReviewCheck {
    /** Records without this text are not read: a large apply changes many, and few are under review. */
    private static final String REVIEW = "\"review\"";

    private final RegistryState state;

    ReviewCheck(RegistryState state) {
        this.state = state;
    }

    List<Refusal> refusals(List<ProposedChange> changes) {
        List<Refusal> refusals = new ArrayList<>();
        for (ProposedChange change : changes) {
            if (change.key().kind().equals(IdentityClaims.IDENTITY)) {
                underReview(change)
                        .flatMap(before -> why(before, change).stream()
                                .map(why -> new Refusal.UnderReview(
                                        change.key(), before.id().toString(), why)))
                        .findFirst()
                        .ifPresent(refusals::add);
            }
        }
        return refusals;
    }

    private Stream<Identity> underReview(ProposedChange change) {
        Set<RecordKey> keys = new LinkedHashSet<>();
        keys.add(change.key());
        IdentityClaims.of(change.key(), change.json()).stream()
                .flatMap(claim -> state.holderOf(claim).stream())
                .forEach(name -> keys.add(new RecordKey(IdentityClaims.IDENTITY, name)));
        return keys.stream()
                .flatMap(key -> state.current(key).stream())
                .map(RecordVersion::json)
                .flatMap(json -> Stream.ofNullable(json).filter(text -> text.contains(REVIEW)))
                .flatMap(json -> identity(json).stream());
    }

    private static Optional<String> why(Identity before, ProposedChange change) {
        return change.json() == null
                ? ReviewGate.refusalToDelete(Optional.of(before))
                : identity(change.json()).flatMap(after -> ReviewGate.refusal(Optional.of(before), after));
    }

    private static Optional<Identity> identity(String json) {
        return RegistrySnapshot.spec(Kind.IDENTITY, json)
                .filter(Identity.class::isInstance)
                .map(Identity.class::cast);
    }
}
