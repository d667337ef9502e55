package dev.onus.escalation.stream;

import dev.onus.contracts.FamilyMessage;
import dev.onus.escalation.Alert;
import dev.onus.escalation.Case;
import dev.onus.escalation.CaseInput;
import dev.onus.escalation.Children;
import dev.onus.escalation.Limits;
import dev.onus.escalation.Links;
import dev.onus.escalation.Storms;
import dev.onus.escalation.family.Child;
import dev.onus.escalation.family.ChildWords;
import dev.onus.escalation.family.Family;
import dev.onus.escalation.family.FamilyWord;
import dev.onus.escalation.family.FamilyWord.StormEnd;
import dev.onus.escalation.family.StormAlert;
import dev.onus.escalation.reading.FamiliesRead;
import dev.onus.escalation.stream.store.CaseIndex;
import dev.onus.escalation.stream.store.CaseRow;
import dev.onus.escalation.stream.store.CaseStore;
import dev.onus.escalation.stream.store.DeadlineKey;
import dev.onus.escalation.stream.store.DeadlineStore;
import dev.onus.escalation.stream.store.FamilyRows;
import dev.onus.registry.model.Identity;
import dev.onus.registry.model.StormTerms;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.ResolveOutcome;
import dev.onus.vocabulary.RoutingKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Both ends of {@code onus.families} (ESC-8). Under the issuer's key its children are counted, a storm is opened and they
 * are told to follow it; under a child's key that word is heard. One issuer's words are all heard by one task, so that
 * there is one order of them.
 */
final class FamilyDesk {
    private static final Logger LOG = LoggerFactory.getLogger(FamilyDesk.class);

    private final CaseDesk desk;
    private final CaseStore cases;
    private final CaseIndex index;
    private final FamilyRows families;
    private final DeadlineStore deadlines;
    private final Outbox outbox;
    private final TaskWorld world;

    FamilyDesk(
            CaseDesk desk,
            CaseStore cases,
            CaseIndex index,
            FamilyRows families,
            DeadlineStore deadlines,
            Outbox outbox,
            TaskWorld world) {
        this.desk = desk;
        this.cases = cases;
        this.index = index;
        this.families = families;
        this.deadlines = deadlines;
        this.outbox = outbox;
        this.world = world;
    }

    /** @param at the record's time */
    void heard(RoutingKey key, FamilyMessage message, Instant at) {
        Optional<FamilyWord> word = FamiliesRead.word(message, at);
        if (word.isEmpty()) {
            LOG.warn("family-word=passed-over kind={} key={}", message.getKind(), key);
            return;
        }
        switch (word.get()) {
            case FamilyWord.ChildOpened opened -> opened(key, opened.child(), opened.since(), at);
            case FamilyWord.ChildLeft left -> left(key, left.storm(), left.child());
            case FamilyWord.Follow follow -> follow(key, follow, at);
            case FamilyWord.StormEnded ended -> ended(key, ended, at);
        }
    }

    private void opened(RoutingKey key, Child child, Optional<Instant> since, Instant at) {
        TaskWorld.Seen seen = world.under(key);
        Optional<RoutingKey> canonical = canonical(key, seen);
        if (canonical.isPresent()) {
            outbox.family(new FamilyWord.ChildOpened(canonical.get(), child, since), at);
            return;
        }
        Family family = families.read(key);
        Optional<CaseRow> storm = family.storm()
                .flatMap(id -> cases.find(key, id))
                .filter(row -> !row.current().isClosed());
        boolean isKnown = storm.filter(row -> families.follows(key, row.id(), child.caseId()))
                .isPresent();
        if (!isKnown && storm.filter(row -> isEarlier(since, row.current())).isPresent()) {
            return;
        }
        Family.Step step = family.opened(
                child,
                storm.isPresent(),
                isKnown,
                storm.isPresent() ? StormTerms.DEFAULT : terms(key, family, child, seen, at));
        if (storm.isPresent()) {
            follow(key, storm.get().id(), step, at);
            families.write(key, step.next());
            // Last: a deadline of the storm that is due may close it, and its end is written into the same row.
            grow(storm.get(), child, step.grew(), seen, at);
        } else if (step.opens().isEmpty()) {
            families.write(key, step.next());
        } else {
            CaseId opened = open(key, step, seen, at);
            follow(key, opened, step, at);
            families.write(key, step.next().named(opened));
        }
    }

    /** What began long before a storm is no part of it, though its issuer has become known only now. */
    private static boolean isEarlier(Optional<Instant> since, Case storm) {
        Instant first = storm.alert().occurredAt().orElse(storm.openedAt());
        return since.filter(began -> began.isBefore(first.minus(StormTerms.DEFAULT.within())))
                .isPresent();
    }

    /** A child may name its issuer by another of its names; its storms are counted under the canonical one. */
    private static Optional<RoutingKey> canonical(RoutingKey key, TaskWorld.Seen seen) {
        return seen.identity()
                .filter(issuer -> issuer.aliases().contains(key.value()))
                .map(Identity::id)
                .map(RoutingKey::of)
                .filter(id -> !id.equals(key));
    }

    private static StormTerms terms(RoutingKey issuer, Family family, Child child, TaskWorld.Seen seen, Instant at) {
        List<Child> all =
                Stream.concat(family.recent().stream(), Stream.of(child)).toList();
        Criticality highest = all.stream()
                .map(Child::criticality)
                .max(Comparator.naturalOrder())
                .orElse(child.criticality());
        Alert alert = StormAlert.of(issuer, all, family.storms() + 1);
        return Storms.terms(alert, new Children(all.size(), highest), seen.situation(), at);
    }

    private CaseId open(RoutingKey issuer, Family.Step step, TaskWorld.Seen seen, Instant at) {
        Family begun = step.next();
        Alert alert = StormAlert.of(issuer, step.opens(), begun.storms());
        Links links = Links.of(new Children(begun.children(), begun.worst()));
        Case opened = desk.open(CaseKind.STORM, alert, links, seen, at);
        index.belongsTo(opened, alert);
        LOG.info("storm=opened case={} issuer={} children={}", opened.id(), issuer, begun.children());
        return opened.id();
    }

    private void grow(CaseRow storm, Child child, Optional<Children> grew, TaskWorld.Seen seen, Instant at) {
        if (grew.isPresent()) {
            desk.apply(storm, new CaseInput.ChildrenGrew(grew.get()), seen, at);
        }
        Optional<CaseRow> now = cases.find(storm.routingKey(), storm.id());
        if (now.isEmpty()) {
            return;
        }
        Case current = now.get().current();
        if (Storms.goesOn(current, child)) {
            desk.apply(now.get(), new CaseInput.AlertFolded(StormAlert.goesOn(storm.routingKey(), child)), seen, at);
        } else if (child.severity().isWorseThan(current.severity())) {
            desk.apply(now.get(), new CaseInput.AlertFolded(StormAlert.worse(storm.routingKey(), child)), seen, at);
        }
    }

    private void follow(RoutingKey issuer, CaseId storm, Family.Step step, Instant at) {
        for (Child child : step.follow()) {
            families.follow(issuer, storm, child);
            outbox.family(new FamilyWord.Follow(issuer, storm, child.routingKey(), child.caseId()), at);
        }
    }

    private void left(RoutingKey issuer, CaseId storm, CaseId child) {
        if (families.leave(issuer, storm, child)) {
            families.write(issuer, families.read(issuer).left(storm));
        }
    }

    private void follow(RoutingKey key, FamilyWord.Follow told, Instant at) {
        cases.find(key, told.child())
                .map(row ->
                        desk.apply(row, new CaseInput.StormFollowed(told.storm(), told.issuer()), world.under(key), at))
                .flatMap(next -> ChildWords.unlessFollowing(next, told))
                .ifPresent(word -> outbox.family(word, at));
    }

    private void ended(RoutingKey key, FamilyWord.StormEnded told, Instant at) {
        StormEnd end = told.end();
        CaseInput input = new CaseInput.ElderEnded(
                end.storm(), end.outcome().map(ResolveOutcome::word), end.riskExpiresAt(), end.reason());
        cases.find(key, told.child()).ifPresent(row -> desk.apply(row, input, world.under(key), at));
    }

    /** Children of a storm that has ended are told so, some at a time, so that no wake-up holds up what is due. */
    void due(DeadlineKey entry, Instant safeNow) {
        RoutingKey issuer = entry.routingKey();
        Family family = families.read(issuer);
        if (family.ended().isEmpty()) {
            return;
        }
        StormEnd end = family.ended().getFirst();
        List<FamilyRows.Follower> some = families.followers(issuer, end.storm(), Limits.STORM_ENDS_FOR);
        for (FamilyRows.Follower each : some) {
            families.leave(issuer, end.storm(), each.caseId());
            outbox.family(new FamilyWord.StormEnded(issuer, each.routingKey(), each.caseId(), end), safeNow);
        }
        Family next = some.size() < Limits.STORM_ENDS_FOR ? family.told() : family;
        families.write(issuer, next);
        if (!next.ended().isEmpty()) {
            deadlines.arm(DeadlineKey.ofFamily(safeNow.plusMillis(1), issuer));
        }
    }
}
