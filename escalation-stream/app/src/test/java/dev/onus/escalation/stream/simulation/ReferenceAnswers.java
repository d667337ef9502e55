package dev.onus.escalation.stream.simulation;

import dev.onus.escalation.stream.simulation.ReferenceState.Fired;
import dev.onus.escalation.stream.simulation.Run.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What each answer does to a case of the reference: the right first, then what it looked at, then what it asks for. */
final class ReferenceAnswers {
    /** What the reference follows exactly; whatever else is answered leaves the case to the invariants. */
    static final Set<String> EXACT =
            Set.of("acknowledge", "decline", "escalate", "snooze", "resolve", "note", "contain", "decide", "nonsense");

    /** What whoever was asked something beside the case may do too; it changes nothing of the case. */
    private static final Set<String> OF_ANY = Set.of("acknowledge", "decline", "note");

    private final ReferenceCase it;
    private final ReferenceKey world;
    private final Instant now;

    ReferenceAnswers(ReferenceCase it, ReferenceKey world, Instant now) {
        this.it = it;
        this.world = world;
        this.now = now;
    }

    /** @return the verdict expected; empty when the reference does not say */
    Optional<String> answer(
            String id, String action, String person, boolean admin, @Nullable Long version, Map<String, String> with) {
        String before = it.verdicts.get(id);
        if (before != null) {
            return Optional.of(before);
        }
        String verdict = judge(action, person, admin, version, with);
        if (it.lost) {
            return Optional.empty();
        }
        it.verdicts.put(id, verdict);
        return Optional.of(verdict);
    }

    private String judge(
            String action, String person, boolean admin, @Nullable Long version, Map<String, String> with) {
        // One simple answer that is read late is followed; effects fire too, and may have pushed out what it retracts.
        boolean late = now.isBefore(it.lookedAt);
        boolean simple = action.equals("acknowledge")
                && it.fired.size() == 1
                && !it.fired.getFirst().timer().isClock()
                && it.fired.getFirst().firedAt().isAfter(it.lookedAt.minus(ReferenceState.RETRACTABLE_FOR));
        it.lost |= !EXACT.contains(action) || late && !simple;
        if (!mayAnswer(person) && !admin) {
            // What a look or a decline of theirs does is left to the invariants.
            it.lost |= it.aside.contains(person) && OF_ANY.contains(action);
            return it.told.contains(person) ? "applied" : "refused";
        }
        long then = tooEarly(timer -> !timer.isClock()).map(Fired::version).orElse(it.version);
        if (version != null && version != then && version != it.version && !action.equals("note")) {
            return "stale";
        }
        if (it.sample && !Sampled.knows(action, with)) {
            return "illegal";
        }
        return switch (action) {
            case "acknowledge" -> acknowledge(person, with);
            case "decline" -> decline(person);
            case "escalate" -> escalate(with);
            case "snooze" -> {
                Duration lasting = Duration.parse(with.getOrDefault("for", "PT30M"));
                String verdict = Snoozed.begin(it, lasting, now, this::retract, asItStood());
                it.snoozedBy = verdict.equals("applied") ? person : it.snoozedBy;
                yield verdict;
            }
            case "resolve" -> resolve(with);
            case "contain" -> contain(with);
            case "decide" -> decide(person, with);
            case "note" -> {
                Leases.extend(it, person, now);
                yield "applied";
            }
            default -> "illegal";
        };
    }

    private boolean mayAnswer(String person) {
        Company company = world.company();
        return it.asked.contains(person)
                || company.isMember(person, it.owner)
                || company.isMember(person, it.backup)
                || company.isMember(person, it.steward);
    }

    private String acknowledge(String person, Map<String, String> with) {
        if (it.isClosed()) {
            return "illegal";
        }
        retract();
        boolean extended = person.equals(it.run.holder)
                && (it.run.status.equals("acknowledged") || it.run.status.equals("contained"));
        if (!it.run.status.equals("contained")) {
            it.run.status = "acknowledged";
        }
        it.run.snoozedFrom = null;
        it.run.snoozedUntil = null;
        it.run.left = null;
        it.run.timers.remove(Timer.SNOOZE);
        Instant usual = now.plus(it.plan.lease());
        Instant promised = with.containsKey("until") ? Instant.parse(with.get("until")) : usual;
        Leases.hold(it, person, now, promised.isAfter(now) && promised.isBefore(usual) ? promised : usual);
        it.acknowledged = true;
        if (!extended) {
            it.version++;
        }
        it.withdraw(
                page -> page.accountable() && page.isOfSteps() && !page.person().equals(person));
        return "applied";
    }

    private String decline(String person) {
        boolean holds = person.equals(it.run.holder);
        if (it.isClosed() || it.run.holder != null && !holds) {
            return "illegal";
        }
        boolean snoozed = it.run.status.equals("snoozed");
        boolean wakes = snoozed && person.equals(it.snoozedBy);
        if (holds || wakes) {
            Leases.release(it);
        }
        it.pages.replaceAll(page -> page.person().equals(person) && page.accountable() ? page.as("declined") : page);
        if (moves() && (holds || wakes || !snoozed && it.nobodyIsLeftInTheStep())) {
            it.next(now);
        }
        return "applied";
    }

    private String escalate(Map<String, String> with) {
        if (it.isClosed() || !moves()) {
            return "illegal";
        }
        int step = 0;
        if (with.containsKey("step")) {
            step = Integer.parseInt(with.get("step"));
            if (step < 1
                    || step > it.plan.steps().size()
                    || it.plan.steps().get(step - 1).isConditional()) {
                return "illegal";
            }
        }
        retract();
        if (!it.run.status.equals("open")) {
            Leases.release(it);
        }
        if (step > 0) {
            it.enter(step, now);
        } else {
            it.next(now);
        }
        return "applied";
    }

    private String resolve(Map<String, String> with) {
        String outcome = with.getOrDefault("outcome", "");
        boolean known = Set.of("contained", "false-positive", "condition-ended", "risk-accepted")
                .contains(outcome);
        if (it.isClosed() || !known || !with.containsKey("reason")) {
            return "illegal";
        }
        boolean override = "true".equals(with.get("override"));
        if (outcome.equals("contained") && it.credential.equals("active") && !it.overridden && !override) {
            return "illegal";
        }
        Instant lapses = with.containsKey("expiresAt") ? Instant.parse(with.get("expiresAt")) : now;
        if (outcome.equals("risk-accepted") && !lapses.isAfter(now)) {
            return "illegal";
        }
        if (outcome.equals("contained") && it.containedAt == null) {
            it.containedAt = now;
        }
        it.close(outcome, outcome.equals("risk-accepted") ? lapses : null, now);
        return "applied";
    }

    private String contain(Map<String, String> with) {
        String seen = with.getOrDefault("credentialState", it.credential);
        boolean override = "true".equals(with.get("override")) && with.containsKey("reason");
        if (it.isClosed() || it.containedAt != null || seen.equals("active") && !override) {
            return "illegal";
        }
        if (with.containsKey("credentialState")) {
            it.lost = true;
        }
        it.overridden = it.credential.equals("active");
        it.containedAt = now;
        it.fired.clear();
        it.run.stopSteps();
        it.run.timers.remove(Timer.CONTAIN);
        it.run.snoozedFrom = null;
        it.run.snoozedUntil = null;
        it.run.left = null;
        it.run.status = "contained";
        it.version++;
        it.withdraw(page -> page.isOfSteps() || page.step().equals("contain"));
        it.withdrawMet();
        return "applied";
    }

    private String decide(String person, Map<String, String> with) {
        if (it.isClosed()
                || !with.containsKey("decision")
                || !with.containsKey("choice")
                || !with.containsKey("reason")) {
            return "illegal";
        }
        it.decided = true;
        it.run.timers.remove(Timer.DECIDE);
        it.version++;
        it.withdraw(page -> page.step().equals("decide"));
        it.withdrawMet();
        Leases.extend(it, person, now);
        return "applied";
    }

    private boolean moves() {
        return !it.sourceResolved && !it.run.status.equals("contained");
    }

    /** The earliest that fired although it was due only after this answer was given. */
    private Optional<Fired> tooEarly(Predicate<Timer> which) {
        return it.fired.stream()
                .filter(fired -> which.test(fired.timer()) && fired.dueAt().isAfter(now))
                .min(Comparator.comparing(Fired::firedAt).thenComparing(Fired::dueAt));
    }

    private Run asItStood() {
        return tooEarly(timer -> !timer.isClock()).map(Fired::before).orElse(it.run);
    }

    private void retract() {
        tooEarly(timer -> !timer.isClock()).ifPresent(fired -> {
            boolean versionMoved = it.version != fired.version();
            it.fired.clear();
            it.run.takeStepsOf(fired.before(), it.sourceResolved);
            if (versionMoved) {
                it.version++;
            }
            it.withdraw(page -> page.isOfSteps() && !fired.pages().contains(page.id()));
        });
    }
}
