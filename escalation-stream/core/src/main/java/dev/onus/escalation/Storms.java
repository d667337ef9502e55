package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.escalation.family.Child;
import dev.onus.registry.model.Identity;
import dev.onus.registry.model.StormTerms;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.RoutingKey;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.TimelineKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A storm: many identities of one issuer are reported at once, and one case of the issuer pages for all of them (ESC-8).
 * This is what their cases, and the storm's own, do; which of them is one is decided where the issuer's are counted
 * ({@link dev.onus.escalation.family.Family}).
 */
public final class Storms {
    private Storms() {}

    /** An issuer is at least as critical as what it has issued, and at least those depend on it (OWN-15). */
    public static Optional<Identity> seen(CaseKind kind, Links links, Optional<Identity> identity) {
        return links.children()
                .filter(children -> kind == CaseKind.STORM)
                .map(children -> identity.map(own -> own.atLeast(children.criticality(), children.count())))
                .orElse(identity);
    }

    /** From when on there is one, by the policy that it would have if it began now, with these. */
    public static StormTerms terms(Alert alert, Children children, Situation situation, Instant now) {
        Situation seen = seen(CaseKind.STORM, Links.of(children), situation);
        return Choosing.terms(CaseKind.STORM, alert, seen, now).storm();
    }

    static Situation seen(CaseKind kind, Links links, Situation situation) {
        return kind == CaseKind.STORM
                ? new Situation(situation.directory(), seen(kind, links, situation.identity()))
                : situation;
    }

    /** @return whether the first step waits for word of a storm */
    static boolean waits(Turn turn) {
        Optional<RoutingKey> issuer = issuer(turn.current(), turn.situation().identity());
        if (issuer.isEmpty()) {
            return false;
        }
        turn.change(new CaseEdit(turn.current()).links(turn.current().links().telling(issuer.get())));
        turn.progress(turn.progress()
                .at(Stage.BEFORE, 0, 0, 0, false)
                .arm(new Deadline(DeadlineKind.STORM_WORD, turn.now().plus(patience(turn)))));
        return true;
    }

    /**
     * Somebody said more of the case or of its identity. One that waits and has turned out to be critical waits no longer
     * than a critical one; one whose issuer is known from now on counts among the issuer's, and hears whether there is a
     * storm.
     */
    static void heardMore(Turn turn) {
        Case now = turn.current();
        if (isWaiting(now)) {
            Instant due = turn.now().plus(patience(turn));
            now.progress()
                    .deadline(DeadlineKind.STORM_WORD)
                    .filter(known -> due.isBefore(known.dueAt()))
                    .ifPresent(known ->
                            turn.progress(turn.progress().disarm(known.kind()).arm(new Deadline(known.kind(), due))));
        } else if (now.status() == CaseStatus.OPEN
                && now.sourceResolvedAt().isEmpty()
                && now.links().follows().isEmpty()) {
            issuer(now, turn.situation().identity())
                    .filter(issuer -> now.links().told().filter(issuer::equals).isEmpty())
                    .ifPresent(issuer ->
                            turn.change(new CaseEdit(now).links(now.links().telling(issuer))));
        }
    }

    /**
     * A wait that has begun, or has become shorter, as it is counted by the clock of whoever asks: word cannot come before
     * it was asked for, however long ago the record was written that made the case wait.
     *
     * @param late by how much the record is behind that clock; zero or less: not
     */
    public static Case askedNow(Optional<Case> before, Case next, Duration late) {
        Optional<Deadline> wait = next.progress().deadline(DeadlineKind.STORM_WORD);
        Optional<Deadline> known = before.flatMap(it -> it.progress().deadline(DeadlineKind.STORM_WORD));
        if (!late.isPositive() || wait.isEmpty() || wait.equals(known)) {
            return next;
        }
        Instant counted = wait.get().dueAt().plus(late);
        Instant due = known.map(Deadline::dueAt).filter(counted::isAfter).orElse(counted);
        return new CaseEdit(next)
                .progress(
                        next.progress().disarm(DeadlineKind.STORM_WORD).arm(new Deadline(DeadlineKind.STORM_WORD, due)))
                .apply();
    }

    /**
     * Whether a child's word shows that what ended the storm's steps has not ended it: seen active after somebody contained
     * it (OWN-14), or reported, and not as inactive, after its condition had ended by itself.
     */
    public static boolean goesOn(Case storm, Child child) {
        if (storm.status() == CaseStatus.CONTAINED) {
            return child.credentialState() == CredentialState.ACTIVE
                    && storm.exposure()
                            .containedAt()
                            .filter(child.heardAt()::isAfter)
                            .isPresent();
        }
        return child.credentialState() != CredentialState.INACTIVE
                && storm.sourceResolvedAt().filter(child.heardAt()::isAfter).isPresent();
    }

    /** The first page of a critical case leaves within a second (ESC-8). */
    private static Duration patience(Turn turn) {
        boolean critical = turn.current().severity() == Severity.CRITICAL
                || turn.situation()
                        .identity()
                        .filter(identity -> identity.criticality() == Criticality.CRITICAL)
                        .isPresent();
        return critical ? Limits.STORM_WORD_OF_CRITICAL : Limits.STORM_WORD;
    }

    /** Why nobody is paged yet; nothing of a case that does not wait. */
    static String words(Turn turn) {
        return issuer(turn.current(), turn.situation().identity())
                .map(issuer -> " It waits " + patience(turn).toMillis() + " ms for word of a storm of its issuer "
                        + issuer + ".")
                .orElse("");
    }

    public static boolean isWaiting(Case current) {
        return current.progress().deadline(DeadlineKind.STORM_WORD).isPresent();
    }

    /** Whose storm a case could be part of; what Onus has people do is part of none. */
    public static Optional<RoutingKey> issuer(Case current, Optional<Identity> identity) {
        return identity.flatMap(Identity::issuer)
                .map(RoutingKey::of)
                .filter(issuer -> current.kind() == CaseKind.ALERT
                        && !current.isSample()
                        && !issuer.equals(current.routingKey()));
    }

    /** The word has come, and nobody has been paged so far: what waited for it does not fire any more, however late. */
    private static Case heard(Case current) {
        return isWaiting(current)
                ? new CaseEdit(current)
                        .progress(current.progress().disarm(DeadlineKind.STORM_WORD))
                        .apply()
                : current;
    }

    /** The issuer's case pages for this one from here on. */
    static void follow(Turn turn, CaseId storm, RoutingKey issuer) {
        Case now = turn.current();
        if (!canFollow(now, storm)) {
            return;
        }
        Links links = now.links().followingStorm(storm, issuer);
        Linking.goQuiet(
                turn,
                links,
                "Follows storm case " + storm + " of its issuer " + issuer,
                "So many identities of one issuer are reported at once that it is one decision about the issuer.");
    }

    /** What an input of a storm changes before anything that is due fires. */
    static Case before(Case current, CaseInput input) {
        return switch (input) {
            case CaseInput.ChildrenGrew grew -> grown(current, grew.children());
            case CaseInput.StormFollowed followed -> canFollow(current, followed.storm()) ? heard(current) : current;
            default -> current;
        };
    }

    private static boolean canFollow(Case now, CaseId storm) {
        return !now.isClosed() && now.links().follows().isEmpty() && !now.id().equals(storm);
    }

    /** What is known of its children, before anything else happens to the storm, which is never taken for less critical. */
    private static Case grown(Case storm, Children children) {
        Children all = isMoreCritical(storm, children)
                ? children
                : new Children(
                        children.count(),
                        storm.links().children().orElse(children).criticality());
        return new CaseEdit(storm).links(storm.links().with(all)).apply();
    }

    static boolean isMoreCritical(Case before, Children now) {
        return before.links()
                .children()
                .filter(known -> now.criticality().compareTo(known.criticality()) <= 0)
                .isEmpty();
    }

    /** More of them: said at each step of its growth, and looked at anew when it has become more critical. */
    static void grew(Turn turn, boolean moreCritical) {
        int count = turn.current().links().children().map(Children::count).orElse(0);
        turn.emit(
                TimelineKind.LINKED,
                count + " cases follow this storm",
                "Each is about an identity of this issuer; they page nobody while this case is open.",
                new Detail.None());
        if (moreCritical) {
            Reconsidering.ownership(turn);
        }
    }
}
