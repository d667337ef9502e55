package dev.onus.notifier.pipeline;

import dev.onus.contracts.SeverityLevel;
import dev.onus.notifier.course.Leg;
import dev.onus.notifier.ledger.Ledger;
import dev.onus.notifier.limits.Admission;
import dev.onus.notifier.limits.Tally;
import dev.onus.notifier.message.Message;
import dev.onus.notifier.message.MessageType;
import dev.onus.vocabulary.PagePurpose;
import java.time.Instant;

/**
 * The stage that asks whether a destination gets one more page. The first page of a critical case to a person goes
 * whatever the limits say; so do a code that its person waits for, and everything that is not a page.
 */
final class Admit {
    private final Tally tally;
    private final Ledger ledger;

    Admit(Tally tally, Ledger ledger) {
        this.tally = tally;
        this.ledger = ledger;
    }

    Admission apply(PageRequest request, Leg leg, Instant now) {
        if (!isLimited(request.message())) {
            return new Admission.Free();
        }
        Admission admission = tally.admit(leg.destination().id(), leg.type(), id(request), now);
        return admission instanceof Admission.Over && isFirstOfACriticalCase(request)
                ? new Admission.Free()
                : admission;
    }

    /** An attempt begins; it counts also where nobody was asked. */
    void begin(PageRequest request, Leg leg, Instant now) {
        if (request.message().type() == MessageType.PAGE) {
            tally.count(leg.destination().id(), leg.type(), id(request), now);
        }
    }

    /** The destination did not get it. */
    void release(PageRequest request, Leg leg) {
        if (request.message().type() == MessageType.PAGE) {
            tally.release(leg.destination().id(), id(request));
        }
    }

    private static String id(PageRequest request) {
        return request.message().pageId().value();
    }

    private static boolean isLimited(Message message) {
        return message.type() == MessageType.PAGE
                && message.purpose() != PagePurpose.VERIFICATION
                && message.purpose() != PagePurpose.TEST;
    }

    /** Whether nothing about the case was sent to the person before, as far as the ledger knows. */
    private boolean isFirstOfACriticalCase(PageRequest request) {
        Message message = request.message();
        return message.event().getSeverity() == SeverityLevel.critical
                && ledger.rowsOfCase(request.partition(), message.event().getCaseId()).stream()
                        .noneMatch(row -> row.person().equals(message.person())
                                && !row.key().pageId().equals(message.pageId())
                                && !row.key().isWhole()
                                && row.attempts() > 0);
    }
}
