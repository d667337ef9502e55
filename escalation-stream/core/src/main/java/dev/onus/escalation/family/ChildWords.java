package dev.onus.escalation.family;

import dev.onus.escalation.Case;
import dev.onus.escalation.Ending;
import dev.onus.escalation.Links;
import dev.onus.escalation.Storms;
import dev.onus.escalation.family.FamilyWord.ChildLeft;
import dev.onus.escalation.family.FamilyWord.ChildOpened;
import dev.onus.registry.model.Identity;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.RoutingKey;
import java.time.Instant;
import java.util.Optional;

/** What a child's case has to tell the task of its issuer after a decision; it follows from the case before and after. */
public final class ChildWords {
    private ChildWords() {}

    /**
     * @param before empty when the decision opened it
     * @param identity the identity's own record
     */
    public static Optional<FamilyWord> of(Optional<Case> before, Case next, Optional<Identity> identity, Instant now) {
        Optional<RoutingKey> followed = before.map(Case::links).flatMap(Links::issuer);
        Optional<RoutingKey> follows = next.links().issuer();
        boolean isWorse = before.map(Case::severity)
                .filter(known -> next.severity().isWorseThan(known))
                .isPresent();
        if (follows.isPresent()) {
            return follows.filter(issuer -> isWorse).map(issuer -> opened(issuer, next, identity, now));
        }
        if (followed.isPresent()) {
            CaseId storm = before.flatMap(known -> known.links().storm()).orElseThrow();
            return followed.filter(issuer -> isApart(next, storm))
                    .map(issuer -> new ChildLeft(issuer, storm, next.routingKey(), next.id()));
        }
        boolean asks =
                Storms.isWaiting(next) && (before.filter(Storms::isWaiting).isEmpty() || isWorse);
        return Storms.issuer(next, identity).filter(issuer -> asks).map(issuer -> opened(issuer, next, identity, now));
    }

    /** Told to follow, and does not: it was closed before it heard of it, or follows another. */
    public static Optional<FamilyWord> unlessFollowing(Case next, FamilyWord.Follow told) {
        return next.links().storm().filter(told.storm()::equals).isPresent()
                ? Optional.empty()
                : Optional.of(new ChildLeft(told.issuer(), told.storm(), told.childKey(), told.child()));
    }

    private static FamilyWord opened(RoutingKey issuer, Case next, Optional<Identity> identity, Instant now) {
        return new ChildOpened(
                issuer,
                new Child(
                        next.routingKey(),
                        next.id(),
                        next.severity(),
                        identity.map(Identity::criticality).orElse(Criticality.UNKNOWN),
                        next.alert().alertClass(),
                        now));
    }

    /** The storm's own end is known where it is counted. */
    private static boolean isApart(Case next, CaseId storm) {
        return next.links().follows().isPresent()
                || next.ending()
                        .map(Ending::actor)
                        .filter(actor -> !actor.endsWith(":" + storm))
                        .isPresent();
    }
}
