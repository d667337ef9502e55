package dev.onus.escalation.family;

import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.ResolveOutcome;
import dev.onus.vocabulary.RoutingKey;
import java.time.Instant;
import java.util.Optional;

/** What a child's case and the task of its issuer say to each other. Hearing one twice is the same as hearing it once. */
public sealed interface FamilyWord {
    /** The routing key under which it is heard. */
    RoutingKey to();

    RoutingKey issuer();

    /**
     * A case has opened, has become worse, was seen in use, or is known to have this issuer from now on.
     *
     * @param since when its episode began; empty where that is about now
     */
    record ChildOpened(RoutingKey issuer, Child child, Optional<Instant> since) implements FamilyWord {
        @Override
        public RoutingKey to() {
            return issuer;
        }
    }

    /** A case that was to follow the storm does not: it was closed apart, or follows another. */
    record ChildLeft(RoutingKey issuer, CaseId storm, RoutingKey childKey, CaseId child) implements FamilyWord {
        @Override
        public RoutingKey to() {
            return issuer;
        }
    }

    record Follow(RoutingKey issuer, CaseId storm, RoutingKey childKey, CaseId child) implements FamilyWord {
        @Override
        public RoutingKey to() {
            return childKey;
        }
    }

    /** @param end how the child ends too */
    record StormEnded(RoutingKey issuer, RoutingKey childKey, CaseId child, StormEnd end) implements FamilyWord {
        @Override
        public RoutingKey to() {
            return childKey;
        }
    }

    /**
     * How a storm has ended.
     *
     * @param outcome empty: its children go on by themselves
     * @param riskExpiresAt present when the outcome is an accepted risk
     */
    record StormEnd(CaseId storm, Optional<ResolveOutcome> outcome, Optional<Instant> riskExpiresAt, String reason) {}
}
