package dev.onus.notifier.pipeline;

import dev.onus.notifier.channel.Route;
import dev.onus.notifier.course.Course;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A reminder goes to the acknowledger like a page does, but nobody waits for news of it: it has no Delivery. */
final class SendReminder {
    private final ResolveContacts resolveContacts;
    private final ResumeCourse resumeCourse;
    private final SendWithRetry sendWithRetry;

    SendReminder(ResolveContacts resolveContacts, ResumeCourse resumeCourse, SendWithRetry sendWithRetry) {
        this.resolveContacts = resolveContacts;
        this.resumeCourse = resumeCourse;
        this.sendWithRetry = sendWithRetry;
    }

    /** Whether it came to an end; false when it was interrupted and is to be read again. */
    boolean run(PageRequest request, Interruption interruption) {
        List<Route> routes = resolveContacts.apply(request);
        Instant deadline = Course.deadline(request.message().at(), Optional.empty());
        Outcome outcome = sendWithRetry.apply(request, resumeCourse.apply(request, routes, deadline), interruption);
        return !(outcome instanceof Outcome.Interrupted);
    }
}
