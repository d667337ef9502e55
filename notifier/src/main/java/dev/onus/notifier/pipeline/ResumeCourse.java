package dev.onus.notifier.pipeline;

import dev.onus.notifier.channel.Destination;
import dev.onus.notifier.channel.Route;
import dev.onus.notifier.channel.SendResult;
import dev.onus.notifier.course.Course;
import dev.onus.notifier.course.Leg;
import dev.onus.notifier.ledger.Ledger;
import dev.onus.notifier.ledger.LedgerRow;
import dev.onus.notifier.ledger.LedgerState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The stage that lays out what is to be tried, and goes on where the ledger says that it stopped. */
final class ResumeCourse {
    private final Ledger ledger;

    ResumeCourse(Ledger ledger) {
        this.ledger = ledger;
    }

    Course apply(PageRequest request, List<Route> routes, Instant deadline) {
        List<Leg> legs = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        for (Route route : routes) {
            switch (route) {
                case Route.Usable usable -> legs.add(leg(request, usable.destination()));
                case Route.Unusable unusable -> remarks.add(unusable.channel() + ": " + unusable.why());
            }
        }
        legs.addAll(acceptedElsewhere(request, legs));
        return new Course(deadline, legs, remarks);
    }

    private Leg leg(PageRequest request, Destination destination) {
        return ledger.find(request.partition(), request.keyFor(destination.id()))
                .map(row -> new Leg(destination, row.attempts(), progress(row)))
                .orElseGet(() -> Leg.untried(destination));
    }

    private static Leg.Progress progress(LedgerRow row) {
        String detail = row.detail().orElse("");
        return switch (row.state()) {
            case SENDING ->
                row.nextAttemptAt()
                        .<Leg.Progress>map(until -> new Leg.Progress.Waiting(until, detail))
                        .orElseGet(Leg.Progress.Sending::new);
            case ACCEPTED -> new Leg.Progress.Accepted(row.providerId().orElse(""));
            case FAILED -> new Leg.Progress.Failed(detail);
            case WITHDRAWN -> new Leg.Progress.Failed("Withdrawn.");
        };
    }

    /** What a contact accepted that the person no longer has was accepted all the same. */
    private List<Leg> acceptedElsewhere(PageRequest request, List<Leg> legs) {
        return ledger.rowsOf(request.partition(), request.message().pageId()).stream()
                .filter(row -> row.key().part().equals(request.message().part()))
                .filter(row -> row.state() == LedgerState.ACCEPTED && !row.key().isWhole())
                .filter(row -> legs.stream()
                        .noneMatch(
                                leg -> leg.destination().id().equals(row.key().destination())))
                .map(row -> new Leg(formerContact(row), row.attempts(), progress(row)))
                .toList();
    }

    private static Destination formerContact(LedgerRow row) {
        return new Destination(
                row.key().destination(),
                row.channel(),
                "a former contact",
                (message, id, timeout) -> new SendResult.Permanent("The person no longer has this contact."));
    }
}
