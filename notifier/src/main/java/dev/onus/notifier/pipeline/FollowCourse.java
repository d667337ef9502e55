package dev.onus.notifier.pipeline;

import dev.onus.notifier.course.Course;
import dev.onus.notifier.ledger.Ledger;
import dev.onus.notifier.ledger.LedgerLog;
import java.time.Clock;

/** The stage that follows a course to its end: attempts, waiting, holding back, and news from the receivers. */
final class FollowCourse {
    private final Ledger ledger;
    private final Admit admit;
    private final BundleDesk desk;
    private final SendMessage sendMessage;
    private final ResumeCourse resumeCourse;
    private final PageMetrics metrics;
    private final Clock clock;

    FollowCourse(
            Ledger ledger,
            Admit admit,
            SendMessage sendMessage,
            ResumeCourse resumeCourse,
            PageMetrics metrics,
            Clock clock) {
        this.ledger = ledger;
        this.admit = admit;
        this.desk = new BundleDesk();
        this.sendMessage = sendMessage;
        this.resumeCourse = resumeCourse;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Told once, as soon as the first contact has the message; the course may go on after that. */
    @FunctionalInterface
    interface OnReached {
        /** @param row waits until the row that says so is kept, before anybody else is told */
        void reached(Course course, LedgerLog.Written row);
    }

    Outcome apply(PageRequest request, Course planned, Interruption interruption, OnReached onReached) {
        Course course = resumeCourse.apply(request, planned, clock.instant());
        Walk walk = new Walk(this, request, course, interruption);
        try {
            return walk.walk(onReached);
        } finally {
            walk.leave();
        }
    }

    Ledger ledger() {
        return ledger;
    }

    Admit admit() {
        return admit;
    }

    BundleDesk desk() {
        return desk;
    }

    SendMessage sendMessage() {
        return sendMessage;
    }

    ResumeCourse resumeCourse() {
        return resumeCourse;
    }

    PageMetrics metrics() {
        return metrics;
    }

    Clock clock() {
        return clock;
    }
}
