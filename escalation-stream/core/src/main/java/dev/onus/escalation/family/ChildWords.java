package dev.onus.escalation.family;

import dev.onus.escalation.Case;
import dev.onus.escalation.Ending;
import dev.onus.escalation.Exposure;
import dev.onus.escalation.Links;
import dev.onus.escalation.Observation;
import dev.onus.escalation.Storms;
import dev.onus.escalation.family.FamilyWord.ChildLeft;
import dev.onus.escalation.family.FamilyWord.ChildOpened;
import dev.onus.registry.model.Identity;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.CredentialState;
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
            boolean isNews = isWorse || isUsed(before, next);
            return follows.filter(issuer -> isNews)
                    .map(issuer -> opened(issuer, next, identity, now, Optional.empty()));
        }
        if (followed.isPresent()) {
            CaseId storm = before.flatMap(known -> known.links().storm()).orElseThrow();
            return followed.filter(issuer -> isApart(next, storm))
                    .map(issuer -> new ChildLeft(issuer, storm, next.routingKey(), next.id()));
        }
        boolean asks =
                Storms.isWaiting(next) && (before.filter(Storms::isWaiting).isEmpty() || isWorse);
        if (asks) {
            return Storms.issuer(next, identity).map(issuer -> opened(issuer, next, identity, now, Optional.empty()));
        }
        Optional<RoutingKey> told = next.links().told();
        return told.filter(
                        issuer -> !before.map(Case::links).flatMap(Links::told).equals(told))
                .map(issuer -> opened(
                        issuer,
                        next,
                        identity,
                        next.clocks().startedAt(),
                        Optional.of(next.clocks().startedAt())));
    }

    /** Seen active later than before: the storm may have been contained by then (OWN-14). */
    private static boolean isUsed(Optional<Case> before, Case next) {
        Optional<Observation> latest = next.exposure().latest();
        return latest.filter(seen -> seen.state() == CredentialState.ACTIVE).isPresent()
                && !before.map(Case::exposure).flatMap(Exposure::latest).equals(latest);
    }

    /** Told to follow, and does not: it was closed before it heard of it, or follows another. */
    public static Optional<FamilyWord> unlessFollowing(Case next, FamilyWord.Follow told) {
        return next.links().storm().filter(told.storm()::equals).isPresent()
                ? Optional.empty()
                : Optional.of(new ChildLeft(told.issuer(), told.storm(), told.childKey(), told.child()));
    }

    private static FamilyWord opened(
            RoutingKey issuer, Case next, Optional<Identity> identity, Instant heardAt, Optional<Instant> since) {
        return new ChildOpened(
                issuer,
                new Child(
                        next.routingKey(),
                        next.id(),
                        next.severity(),
                        identity.map(Identity::criticality).orElse(Criticality.UNKNOWN),
                        next.alert().alertClass(),
                        next.exposure().credentialState(),
                        heardAt),
                since);
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
