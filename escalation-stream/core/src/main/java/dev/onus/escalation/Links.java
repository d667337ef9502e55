package dev.onus.escalation;

import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.RoutingKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Other cases that belong to this one.
 *
 * @param parent the case that asked for this one, for example the alert of a find-owner case
 * @param repeats earlier cases of the same class about the same identity, newest first (OWN-12)
 * @param sameIdentity open cases of the same identity under other names (OWN-7)
 * @param follows the elder of those, or the storm of its issuer; it pages, and this one does not
 * @param issuer the routing key of that storm; present when, and only when, it follows one (ESC-8)
 * @param children what is known of the cases that follow this one; empty of all but a storm
 * @param told the issuer whose task was told of this case, so that it counts there (ESC-8)
 */
public record Links(
        Optional<CaseId> parent,
        List<CaseId> repeats,
        List<CaseId> sameIdentity,
        Optional<CaseId> follows,
        Optional<RoutingKey> issuer,
        Optional<Children> children,
        Optional<RoutingKey> told) {
    /** As many earlier cases as are named. */
    public static final int MAX_REPEATS = 16;

    public static final Links NONE = repeating(List.of());

    public Links {
        repeats = List.copyOf(repeats.size() > MAX_REPEATS ? repeats.subList(0, MAX_REPEATS) : repeats);
        sameIdentity = List.copyOf(sameIdentity);
    }

    public static Links repeating(List<CaseId> earlier) {
        return new Links(
                Optional.empty(),
                earlier,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public static Links under(CaseId parent) {
        return new Links(
                Optional.of(parent),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public static Links of(Children children) {
        return NONE.with(children);
    }

    Links with(Children all) {
        return new Links(parent, repeats, sameIdentity, follows, issuer, Optional.of(all), told);
    }

    Links telling(RoutingKey of) {
        return new Links(parent, repeats, sameIdentity, follows, issuer, children, Optional.of(of));
    }

    /** What an alert of the case turned out to repeat. */
    Links repeatingNow(List<CaseId> earlier) {
        return new Links(parent, earlier, sameIdentity, follows, issuer, children, told);
    }

    Links following(CaseId elder) {
        List<CaseId> same = new ArrayList<>(sameIdentity);
        if (!same.contains(elder)) {
            same.add(elder);
        }
        return new Links(parent, repeats, same, Optional.of(elder), Optional.empty(), children, told);
    }

    Links followingStorm(CaseId storm, RoutingKey of) {
        return new Links(parent, repeats, sameIdentity, Optional.of(storm), Optional.of(of), children, told);
    }

    Links onItsOwn() {
        return new Links(parent, repeats, sameIdentity, Optional.empty(), Optional.empty(), children, told);
    }

    /** The storm that pages in its place. */
    public Optional<CaseId> storm() {
        return issuer.isPresent() ? follows : Optional.empty();
    }

    /** What it follows, in words; only of one that follows. */
    String elder() {
        return issuer.map(of -> "Storm case " + follows.orElseThrow() + " of its issuer " + of)
                .orElseGet(() -> "Case " + follows.orElseThrow() + " of the same identity");
    }

    /** Ids of all of them, each once. */
    public List<String> all() {
        if (parent.isEmpty() && follows.isEmpty() && sameIdentity.isEmpty() && repeats.isEmpty()) {
            return List.of();
        }
        Set<String> all = new LinkedHashSet<>();
        parent.map(CaseId::value).ifPresent(all::add);
        storm().map(CaseId::value).ifPresent(all::add);
        sameIdentity.forEach(id -> all.add(id.value()));
        repeats.forEach(id -> all.add(id.value()));
        return List.copyOf(all);
    }
}
