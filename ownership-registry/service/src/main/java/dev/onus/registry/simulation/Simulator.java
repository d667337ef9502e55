package dev.onus.registry.simulation;

import dev.onus.escalation.Alert;
import dev.onus.escalation.Case;
import dev.onus.escalation.CaseEvent;
import dev.onus.escalation.CaseInput;
import dev.onus.escalation.CaseMachine;
import dev.onus.escalation.Decision;
import dev.onus.escalation.Links;
import dev.onus.escalation.NewTask;
import dev.onus.escalation.Situation;
import dev.onus.registry.simulation.Course.End;
import dev.onus.vocabulary.CaseKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Plays an alert through the case machine that runs in production, deadline by deadline. The same question gives the
 * same course; nothing is stored and nothing sent (ESC-10).
 */
final class Simulator {
    private final Situation situation;
    private final Instant openedAt;
    private final Instant horizon;
    private final boolean everything;
    private final List<AskedAnswer> answers;
    private final List<Followed> cases = new ArrayList<>();
    private final List<CaseEvent> events = new ArrayList<>();
    private int answered;
    private Instant now;

    /**
     * @param until how long it is followed, with whatever repeats; empty: as long as something new happens
     * @param answers earliest first
     */
    Simulator(Situation situation, Instant openedAt, Optional<Duration> until, List<AskedAnswer> answers) {
        this.situation = situation;
        this.openedAt = openedAt;
        this.now = openedAt;
        this.horizon = openedAt.plus(until.orElse(SimulationLimits.LONGEST));
        this.everything = until.isPresent();
        this.answers = List.copyOf(answers);
    }

    Course run(Alert alert) {
        open(CaseKind.ALERT, alert, Links.NONE);
        Followed main = cases.getFirst();
        Case openedAs = events.getFirst().after();
        Optional<End> end = Optional.empty();
        while (end.isEmpty()) {
            end = step(main);
        }
        List<Course.Repeat> repeats =
                cases.stream().flatMap(each -> each.repeats().stream()).toList();
        Instant endedAt = end.get() == End.UNTIL ? horizon : now;
        return new Course(openedAs, main.current(), events, endedAt, end.get(), repeats);
    }

    /** Lets the next thing happen; says why nothing more is to. */
    private Optional<End> step(Followed main) {
        if (events.size() > SimulationLimits.MAX_EVENTS) {
            return Optional.of(End.TOO_MANY_EVENTS);
        }
        Optional<AskedAnswer> answer =
                answered < answers.size() ? Optional.of(answers.get(answered)) : Optional.empty();
        Optional<Instant> answerAt = answer.map(AskedAnswer::after).map(openedAt::plus);
        Optional<Followed> next = cases.stream()
                .filter(each -> each.nextDue().isPresent())
                .min(Comparator.comparing(each -> each.nextDue().orElse(Instant.MAX)));
        Instant dueAt = next.flatMap(Followed::nextDue).orElse(Instant.MAX);
        if (answerAt.isPresent() && !answerAt.get().isAfter(dueAt)) {
            if (answerAt.get().isAfter(horizon)) {
                return Optional.of(End.UNTIL);
            }
            now = answerAt.get();
            answered++;
            answer(main, answer.get());
            return Optional.empty();
        }
        boolean news = answer.isPresent() || cases.stream().anyMatch(each -> each.hasNews(horizon));
        if (next.isEmpty() || dueAt.isAfter(horizon) || !news) {
            return Optional.of(quiet(main));
        }
        now = dueAt;
        fire(next.get());
        return Optional.empty();
    }

    private End quiet(Followed main) {
        if (main.current().isClosed()) {
            return End.RESOLVED;
        }
        return everything || cases.stream().anyMatch(Followed::isUnfinished) ? End.UNTIL : End.REPEATS;
    }

    private void open(CaseKind kind, Alert alert, Links links) {
        Decision decision = CaseMachine.open(kind, alert, links, situation, now);
        Followed opened = new Followed(decision.next(), everything);
        cases.add(opened);
        took(opened, decision, Stale.NOTHING);
    }

    private void answer(Followed main, AskedAnswer given) {
        main.due(now);
        main.answered();
        took(
                main,
                CaseMachine.apply(main.current(), new CaseInput.Answered(given.answer()), situation, now),
                Stale.NOTHING);
    }

    private void fire(Followed due) {
        Stale stale = due.due(now);
        took(due, CaseMachine.fireDue(due.current(), situation, now), stale);
    }

    private void took(Followed which, Decision decision, Stale stale) {
        which.became(decision.next(), now);
        events.addAll(stale.leftOutOf(decision.events()));
        decision.tasks().forEach(this::openTask);
    }

    /** A case that another asks for, unless one with its fold key is open, as in production. */
    private void openTask(NewTask task) {
        boolean open = cases.stream()
                .map(Followed::current)
                .anyMatch(each ->
                        !each.isClosed() && each.foldKey().equals(task.alert().foldKey()));
        if (!open) {
            open(task.kind(), task.alert(), task.links());
        }
    }
}
