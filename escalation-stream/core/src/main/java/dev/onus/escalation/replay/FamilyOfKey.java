package dev.onus.escalation.replay;

import dev.onus.escalation.Alert;
import dev.onus.escalation.Case;
import dev.onus.escalation.Children;
import dev.onus.escalation.Ending;
import dev.onus.escalation.Links;
import dev.onus.escalation.family.Child;
import dev.onus.escalation.family.Family;
import dev.onus.escalation.family.FamilyWord;
import dev.onus.escalation.family.StormAlert;
import dev.onus.registry.model.StormTerms;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.RoutingKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The storms of one issuer (ESC-8): by the rules of the stream's {@code FamilyDesk}, in memory. What its children were
 * told in return was recorded under their own keys, so when it is a storm is decided once, in the world as it was, and
 * holds in both.
 */
final class FamilyOfKey {
    private final RoutingKey issuer;
    private final Map<CaseId, Set<CaseId>> followers = new HashMap<>();
    private final Set<CaseId> closedStorms = new HashSet<>();
    private Family family = Family.NONE;

    /** What the issuer's cases hear. */
    sealed interface Step {
        record Opened(Alert alert, Links links) implements Step {}

        /** @param children how many, where that is to be said */
        record Grew(CaseId storm, Child child, Optional<Children> children) implements Step {}
    }

    FamilyOfKey(RoutingKey issuer) {
        this.issuer = issuer;
    }

    /** @return empty: its cases hear nothing */
    Optional<Step> opened(Child child, Lane asItWas, Instant at) {
        if (asItWas.isAlias()) {
            // It was told again under the issuer's canonical name.
            return Optional.empty();
        }
        Optional<CaseId> storm = family.storm()
                .filter(id -> asItWas.find(id).filter(it -> !it.isClosed()).isPresent());
        boolean isKnown =
                storm.filter(id -> following(id).contains(child.caseId())).isPresent();
        StormTerms terms = storm.isPresent() ? StormTerms.DEFAULT : terms(child, asItWas, at);
        Family.Step step = family.opened(child, storm.isPresent(), isKnown, terms);
        family = step.next();
        if (storm.isPresent()) {
            following(storm.get()).add(child.caseId());
            return Optional.of(new Step.Grew(storm.get(), child, step.grew()));
        }
        return step.opens().isEmpty() ? Optional.empty() : Optional.of(begun(step));
    }

    void left(FamilyWord.ChildLeft word) {
        if (following(word.storm()).remove(word.child())) {
            family = family.left(word.storm());
        }
    }

    /** A storm's case as it stands now in the world as it was. */
    void saw(Case storm) {
        Optional<Ending> ending = storm.ending();
        if (storm.kind() != CaseKind.STORM || storm.isClosed() == closedStorms.contains(storm.id())) {
            return;
        }
        if (ending.isPresent()) {
            closedStorms.add(storm.id());
            family = family.closed(storm.id(), ending.get()).told();
            followers.remove(storm.id());
        } else {
            closedStorms.remove(storm.id());
            family = family.reopened(storm.id(), 0);
        }
    }

    private Step begun(Family.Step step) {
        Alert alert = StormAlert.of(issuer, step.opens(), family.storms());
        family = family.named(alert.caseId());
        step.follow().forEach(child -> following(alert.caseId()).add(child.caseId()));
        return new Step.Opened(alert, Links.of(new Children(family.children(), family.worst())));
    }

    private StormTerms terms(Child child, Lane asItWas, Instant at) {
        List<Child> all = new ArrayList<>(family.recent());
        all.add(child);
        Criticality highest =
                all.stream().map(Child::criticality).max(Criticality::compareTo).orElse(child.criticality());
        return asItWas.stormTerms(
                StormAlert.of(issuer, all, family.storms() + 1), new Children(all.size(), highest), at);
    }

    private Set<CaseId> following(CaseId storm) {
        return followers.computeIfAbsent(storm, id -> new HashSet<>());
    }
}
