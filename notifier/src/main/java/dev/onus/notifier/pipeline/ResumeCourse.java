package dev.onus.notifier.pipeline;

import dev.onus.notifier.channel.Destination;
import dev.onus.notifier.channel.SendResult;
import dev.onus.notifier.course.Course;
import dev.onus.notifier.course.Leg;
import dev.onus.notifier.course.Progress;
import dev.onus.notifier.ledger.Ledger;
import dev.onus.notifier.ledger.LedgerRow;
import dev.onus.vocabulary.DeliveryState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The stage that goes on where the ledger says that a course stopped. */
final class ResumeCourse {
    private final Ledger ledger;

    ResumeCourse(Ledger ledger) {
        this.ledger = ledger;
    }

    Course apply(PageRequest request, Course planned, Instant now) {
        List<Leg> legs = new ArrayList<>();
        for (Leg leg : planned.legs()) {
            legs.add(row(request, leg).map(row -> Rows.resumed(leg, row, now)).orElse(leg));
        }
        legs.addAll(acceptedElsewhere(request, legs, now));
        return new Course(planned.until(), legs, planned.remarks());
    }

    /** The course with what channels said meanwhile about pages that they had accepted. */
    Course withNews(PageRequest request, Course course) {
        Course changed = course;
        for (int place = 0; place < course.legs().size(); place++) {
            Leg leg = course.legs().get(place);
            Optional<LedgerRow> failed =
                    row(request, leg).filter(row -> leg.isAccepted() && row.state() == DeliveryState.FAILED);
            if (failed.isPresent()) {
                changed = changed.with(
                        place, new Progress.Failed(failed.get().detail().orElse(""), false));
            }
        }
        return changed;
    }

    private Optional<LedgerRow> row(PageRequest request, Leg leg) {
        return ledger.find(request.partition(), request.keyFor(leg.destination().id()));
    }

    /** What a contact accepted that the person no longer has was accepted all the same. */
    private List<Leg> acceptedElsewhere(PageRequest request, List<Leg> legs, Instant now) {
        return ledger.rowsOf(request.partition(), request.message().pageId()).stream()
                .filter(row -> row.key().part().equals(request.message().part()))
                .filter(row -> row.isAccepted() && !row.key().isWhole())
                .filter(row -> legs.stream()
                        .noneMatch(
                                leg -> leg.destination().id().equals(row.key().destination())))
                .map(row -> Leg.former(formerContact(row), row.attempts(), Rows.progress(row, now)))
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
