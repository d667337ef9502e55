package dev.onus.notifier.pipeline;

import dev.onus.notifier.course.CoursePlan;
import dev.onus.notifier.ledger.Ledger;
import dev.onus.notifier.ledger.LedgerRow;
import dev.onus.notifier.message.MessageType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A withdrawal goes to every destination that has the page, or may have it, each on its own course. */
final class SendWithdrawal {
    private final Ledger ledger;
    private final ResolveContacts resolveContacts;
    private final FollowCourse followCourse;
    private final Executor executor;

    SendWithdrawal(Ledger ledger, ResolveContacts resolveContacts, FollowCourse followCourse, Executor executor) {
        this.ledger = ledger;
        this.resolveContacts = resolveContacts;
        this.followCourse = followCourse;
        this.executor = executor;
    }

    /** Whether it came to an end; false when it was interrupted and is to be read again. */
    boolean run(PageRequest request, Interruption interruption) {
        Set<String> told = destinationsOf(request);
        if (told.isEmpty()) {
            return true;
        }
        List<CompletableFuture<Outcome>> running = resolveContacts.apply(request).stream()
                .flatMap(person -> Stream.concat(person.ways().stream(), Stream.of(person.inbox())))
                .map(way -> CoursePlan.to(way, request.message().at()))
                .filter(course -> course.legs().stream()
                        .anyMatch(leg -> told.remove(leg.destination().id())))
                .map(course -> CompletableFuture.supplyAsync(
                        () -> followCourse.apply(request, course, interruption, (reached, row) -> {}), executor))
                .toList();
        return running.stream().map(CompletableFuture::join).noneMatch(Outcome.Interrupted.class::isInstance);
    }

    /** Those that accepted it, and those where an attempt is without a clear no: a timeout says nothing. */
    private Set<String> destinationsOf(PageRequest request) {
        return ledger.rowsOf(request.partition(), request.message().pageId()).stream()
                .filter(row -> row.key().part().equals(MessageType.PAGE.word())
                        && !row.key().isWhole())
                .filter(SendWithdrawal::mayHaveIt)
                .map(row -> row.key().destination())
                .collect(Collectors.toCollection(HashSet::new));
    }

    static boolean mayHaveIt(LedgerRow row) {
        return switch (row.state()) {
            case ACCEPTED, DELIVERED, READ, SENDING, UNKNOWN -> true;
            case PENDING -> row.attempts() > 0;
            case BUNDLED, SUPPRESSED, FAILED, WITHDRAWN -> false;
        };
    }
}
