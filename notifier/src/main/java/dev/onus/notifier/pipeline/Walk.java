package dev.onus.notifier.pipeline;

import dev.onus.notifier.course.Course;
import dev.onus.notifier.course.Leg;
import dev.onus.notifier.course.Move;
import dev.onus.notifier.course.Progress;
import dev.onus.notifier.ledger.LedgerLog;
import dev.onus.notifier.limits.Admission;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One message on its course. For one thread. */
final class Walk {
    private static final Logger LOG = LoggerFactory.getLogger(Walk.class);

    private final FollowCourse stage;
    private final PageRequest request;
    private final Interruption interruption;
    private final Map<Integer, Ticket> tickets = new HashMap<>();
    private Course course;

    /** The row of the last attempt; nothing further is done before it is durable, but to say that it came. */
    private LedgerLog.Written row = SendMessage.Attempt.NO_ROW;

    Walk(FollowCourse stage, PageRequest request, Course course, Interruption interruption) {
        this.stage = stage;
        this.request = request;
        this.course = course;
        this.interruption = interruption;
    }

    Outcome walk(FollowCourse.OnReached onReached) {
        boolean said = false;
        while (true) {
            if (!said && course.reached().isPresent()) {
                onReached.reached(course, this::awaitRow);
                said = true;
            }
            awaitRow();
            Instant now = stage.clock().instant();
            Move move = course.next(now);
            if (move instanceof Move.Reached) {
                return new Outcome.Reached(course);
            }
            Optional<StopReason> stop = interruption.reason();
            if (stop.isPresent()) {
                return new Outcome.Interrupted(stop.get());
            }
            switch (move) {
                case Move.Reached reached -> throw new IllegalStateException("Expected to have returned by now.");
                case Move.Unreached unreached -> {
                    return new Outcome.Unreached(unreached.why(), course);
                }
                case Move.Wait wait -> await(wait.until(), now);
                case Move.Send send -> step(send.leg());
            }
        }
    }

    private void awaitRow() {
        row.await();
        row = SendMessage.Attempt.NO_ROW;
    }

    private void await(Instant until, Instant now) {
        joinTheHeld();
        notePlans(now);
        interruption.await(Duration.between(now, until));
        course = stage.resumeCourse().withNews(request, course);
    }

    private void step(int place) {
        joinTheHeld();
        switch (course.legs().get(place).progress()) {
            case Progress.Untried untried -> {
                if (isAdmitted(place)) {
                    sendAlone(place);
                }
            }
            case Progress.Held held -> sendTogether(place, held);
            case Progress.Sending sending -> sendAlone(place);
            case Progress.Waiting waiting -> sendAlone(place);
            case Progress.Accepted accepted -> throw unexpected(accepted);
            case Progress.Failed failed -> throw unexpected(failed);
            case Progress.Suppressed suppressed -> throw unexpected(suppressed);
        }
    }

    private static IllegalStateException unexpected(Progress over) {
        return new IllegalStateException("Expected a leg that is not over, but it is " + over + ".");
    }

    private void sendAlone(int place) {
        SendMessage.Attempt attempt = stage.sendMessage().alone(request, course, place, interruption);
        course = attempt.course();
        row = attempt.row();
    }

    private boolean isAdmitted(int place) {
        Leg leg = course.legs().get(place);
        Admission admission = stage.admit().apply(request, leg, stage.clock().instant());
        return switch (admission) {
            case Admission.Free free -> true;
            case Admission.Over over -> {
                holdOrSuppress(place, over);
                yield false;
            }
        };
    }

    private void holdOrSuppress(int place, Admission.Over over) {
        boolean hold = course.legs().get(place).mayBeHeldUntil(over.freeAt());
        course = course.with(
                place,
                hold
                        ? new Progress.Held(over.freeAt(), over.why(), Optional.empty(), false)
                        : new Progress.Suppressed(over.why()));
        Leg leg = course.legs().get(place);
        stage.ledger()
                .write(Rows.row(request, leg, Optional.empty(), stage.clock().instant()));
        stage.metrics().heldBack(leg.destination().channel(), hold);
        LOG.info(
                "page decision={} pageId={} caseId={} person={} channel={} destination={} until={} reason={}",
                hold ? "bundled" : "suppressed",
                request.message().pageId(),
                request.message().event().getCaseId(),
                request.message().person(),
                leg.destination().channel(),
                leg.destination().shortened(),
                hold ? over.freeAt() : "",
                over.why());
    }

    private void sendTogether(int place, Progress.Held held) {
        Ticket mine = Objects.requireNonNull(tickets.remove(place), "a ticket for what is held");
        List<Ticket> taken = stage.desk().take(key(course.legs().get(place), held), mine);
        Ticket.Answer answer = taken.isEmpty() ? mine.await() : lead(place, held, taken);
        course = switch (answer) {
            case Ticket.Answer.Again again -> course.with(place, new Progress.Untried());
            case Ticket.Answer.Sent sent -> course.sending(place).after(place, sent.result(), sent.at(), sent.bundle());
        };
    }

    /** Sends what it took, and tells the others what came of it. */
    private Ticket.Answer lead(int place, Progress.Held held, List<Ticket> taken) {
        List<Ticket> wanted = taken.stream().filter(Ticket::stillWanted).toList();
        try {
            Ticket.Answer answer = wanted.isEmpty() || !hasRoom(place, held)
                    ? new Ticket.Answer.Again()
                    : stage.sendMessage()
                            .together(
                                    wanted,
                                    held.bundle()
                                            .orElseGet(() -> wanted.getFirst()
                                                    .request()
                                                    .message()
                                                    .pageId()
                                                    .value()),
                                    course.attemptTimeout(place, stage.clock().instant()));
            wanted.forEach(ticket -> ticket.answer(answer));
            return wanted.contains(taken.getFirst()) ? answer : new Ticket.Answer.Again();
        } catch (RuntimeException | Error broken) {
            taken.forEach(ticket -> ticket.fail(broken));
            throw broken;
        } finally {
            taken.forEach(ticket -> ticket.answer(new Ticket.Answer.Again()));
        }
    }

    /** What was begun already is not asked again. */
    private boolean hasRoom(int place, Progress.Held held) {
        return held.bundle().isPresent()
                || stage.admit()
                                .apply(
                                        request,
                                        course.legs().get(place),
                                        stage.clock().instant())
                        instanceof Admission.Free;
    }

    private void joinTheHeld() {
        for (int place = 0; place < course.legs().size(); place++) {
            Leg leg = course.legs().get(place);
            if (leg.progress() instanceof Progress.Held held && !tickets.containsKey(place)) {
                Ticket ticket = new Ticket(request, leg, interruption);
                tickets.put(place, ticket);
                stage.desk().join(key(leg, held), ticket);
            }
        }
    }

    /** Pages that are to travel together wait at the same place; those that did so before, by themselves. */
    private static String key(Leg leg, Progress.Held held) {
        return leg.destination().id()
                + held.bundle().map(bundle -> "/" + bundle).orElse("");
    }

    /** What is planned for later stands in the ledger too. */
    private void notePlans(Instant now) {
        for (Leg leg : course.legs()) {
            if (leg.isPlannedAfter(now)
                    && stage.ledger()
                            .find(
                                    request.partition(),
                                    request.keyFor(leg.destination().id()))
                            .isEmpty()) {
                stage.ledger().write(Rows.row(request, leg, Optional.empty(), now));
            }
        }
    }

    /** Ends the waiting. What somebody took already is on its way, and a withdrawal must come after it. */
    void leave() {
        tickets.forEach((place, ticket) -> {
            if (course.legs().get(place).progress() instanceof Progress.Held held
                    && !stage.desk().leave(key(course.legs().get(place), held), ticket)) {
                ticket.awaitQuietly();
            }
        });
    }
}
