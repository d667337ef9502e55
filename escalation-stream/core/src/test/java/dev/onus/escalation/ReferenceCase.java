package dev.onus.escalation;

import dev.onus.vocabulary.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a reader of the requirements would expect of the case of {@link Scene#usual()}, written down plainly and apart
 * from the machine: mutable fields, two timers, one switch. Seeded random histories hold the machine against it.
 */
final class ReferenceCase {
    private static final List<List<String>> STEPS = List.of(List.of("ana"), List.of("bo", "mo"));
    private static final List<Duration> WINDOWS = List.of(Duration.ofMinutes(5), Duration.ofMinutes(10));
    private static final List<Integer> REPEATS = List.of(1, 0);
    private static final Set<String> MEMBERS = Set.of("ana", "bo");

    String status = "open";
    int step;
    boolean exhausted;
    int episode = 1;
    long version = 1;
    boolean sourceResolved;
    Severity severity;

    @Nullable
    Instant pagingDue;

    @Nullable
    Instant leaseEnds;

    Instant resolveDue;
    final List<String> paged = new ArrayList<>();
    private @Nullable String holder;
    private int repeats;
    private int catchAllRepeats;
    private final Set<String> mayAnswer = new LinkedHashSet<>();
    private final Set<String> asked = new LinkedHashSet<>();
    private final Set<String> told = new LinkedHashSet<>();

    ReferenceCase(Instant now, Severity severity) {
        this.severity = severity;
        this.resolveDue = now.plus(Duration.ofHours(24));
        enter(1, 0, now);
    }

    /** The earliest thing that happens by itself. */
    @Nullable
    Instant nextDue() {
        Instant next = status.equals("resolved") ? null : resolveDue;
        for (Instant due : new Instant[] {pagingDue, leaseEnds}) {
            next = due != null && (next == null || due.isBefore(next)) ? due : next;
        }
        return next;
    }

    void fireAt(Instant now) {
        if (leaseEnds != null && !leaseEnds.isAfter(now)) {
            release();
            next(now);
        } else if (pagingDue != null && !pagingDue.isAfter(now)) {
            if (exhausted) {
                catchAll(now);
            } else if (repeats < REPEATS.get(step - 1)) {
                enter(step, repeats + 1, now);
            } else {
                next(now);
            }
        } else {
            resolveDue = now.plus(Duration.ofHours(1));
            tell();
        }
    }

    /** Whoever has it hears of the overdue resolution first, then the owner and the manager. */
    private void tell() {
        Set<String> people = new LinkedHashSet<>(holder == null ? List.of() : List.of(holder));
        people.addAll(List.of("ana", "mo"));
        told.clear();
        told.addAll(people);
        ask(List.copyOf(people), false);
    }

    /** A page of the resolve clock reached nobody; when it was the last of them, the catch-all hears of it. */
    void clockUnreached(String person) {
        told.remove(person);
        if (told.isEmpty()) {
            ask(List.of("adam"), false);
        }
    }

    /** @return the verdict expected */
    String answer(String person, String action, Instant now) {
        if (!asked.contains(person) && !MEMBERS.contains(person)) {
            return "refused";
        }
        if (status.equals("resolved")) {
            return "illegal";
        }
        switch (action) {
            case "acknowledge" -> acknowledge(person, now);
            case "resolve" -> {
                status = "resolved";
                version++;
                pagingDue = null;
                leaseEnds = null;
                holder = null;
            }
            default -> {
                return decline(person, now);
            }
        }
        return "applied";
    }

    private void acknowledge(String person, Instant now) {
        if (!person.equals(holder)) {
            version++;
        }
        status = "acknowledged";
        holder = person;
        if (!sourceResolved) {
            pagingDue = null;
            leaseEnds = now.plus(Duration.ofMinutes(30));
        }
        mayAnswer.removeIf(other -> !other.equals(person));
    }

    private String decline(String person, Instant now) {
        if (holder != null && !holder.equals(person)) {
            return "illegal";
        }
        boolean held = holder != null;
        if (held) {
            release();
        }
        mayAnswer.remove(person);
        if (!sourceResolved && (held || !exhausted && mayAnswer.isEmpty())) {
            next(now);
        }
        return "applied";
    }

    void unreached(String person, Instant now) {
        mayAnswer.remove(person);
        if (status.equals("open") && !exhausted && !sourceResolved && step > 0 && mayAnswer.isEmpty()) {
            next(now);
        }
    }

    void reportedAgain(Severity as, Instant now) {
        if (status.equals("resolved")) {
            return;
        }
        boolean worse = as.isWorseThan(severity);
        if (worse) {
            severity = as;
            version++;
        }
        if (sourceResolved || (worse && status.equals("acknowledged"))) {
            status = "open";
            holder = null;
            leaseEnds = null;
            sourceResolved = false;
            episode++;
            version++;
            enter(1, 0, now);
        }
    }

    void sourceResolves() {
        if (!status.equals("resolved") && !sourceResolved) {
            sourceResolved = true;
            pagingDue = null;
            leaseEnds = null;
            mayAnswer.clear();
        }
    }

    private void release() {
        status = "open";
        holder = null;
        leaseEnds = null;
        version++;
    }

    private void next(Instant now) {
        if (exhausted) {
            catchAll(now);
        } else if (step < STEPS.size()) {
            enter(step + 1, 0, now);
        } else {
            exhausted = true;
            catchAllRepeats = 0;
            pagingDue = now.plus(Duration.ofMinutes(5));
            ask(List.of("cy"), true);
        }
    }

    private void catchAll(Instant now) {
        catchAllRepeats++;
        pagingDue = now.plus(Duration.ofMinutes(Math.min(60, 5L << Math.min(catchAllRepeats, 6))));
        ask(List.of("adam"), true);
    }

    private void enter(int step, int repeats, Instant now) {
        this.step = step;
        this.repeats = repeats;
        exhausted = false;
        pagingDue = now.plus(WINDOWS.get(step - 1));
        ask(STEPS.get(step - 1), true);
    }

    private void ask(List<String> people, boolean isStep) {
        paged.addAll(people);
        asked.addAll(people);
        if (isStep) {
            mayAnswer.clear();
            mayAnswer.addAll(people);
        }
    }
}
