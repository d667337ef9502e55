package dev.onus.notifier.pipeline;

import dev.onus.notifier.channel.Route;
import dev.onus.notifier.course.Course;
import dev.onus.notifier.ledger.Ledger;
import dev.onus.notifier.ledger.LedgerRow;
import dev.onus.notifier.ledger.LedgerState;
import dev.onus.notifier.message.MessageType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/** A withdrawal goes to every destination that has the page, or may have it, each on its own course. */
final class SendWithdrawal {
    private final Ledger ledger;
    private final ResolveContacts resolveContacts;
    private final ResumeCourse resumeCourse;
    private final SendWithRetry sendWithRetry;
    private final Executor executor;

    SendWithdrawal(
            Ledger ledger,
            ResolveContacts resolveContacts,
            ResumeCourse resumeCourse,
            SendWithRetry sendWithRetry,
            Executor executor) {
        this.ledger = ledger;
        this.resolveContacts = resolveContacts;
        this.resumeCourse = resumeCourse;
        this.sendWithRetry = sendWithRetry;
        this.executor = executor;
    }

    /** Whether it came to an end; false when it was interrupted and is to be read again. */
    boolean run(PageRequest request, Interruption interruption) {
        Set<String> told = destinationsOf(request);
        if (told.isEmpty()) {
            return true;
        }
        List<CompletableFuture<Outcome>> running = resolveContacts.apply(request).stream()
                .filter(route -> route instanceof Route.Usable usable
                        && told.contains(usable.destination().id()))
                .map(route -> CompletableFuture.supplyAsync(() -> send(request, route, interruption), executor))
                .toList();
        return running.stream().map(CompletableFuture::join).noneMatch(Outcome.Interrupted.class::isInstance);
    }

    private Outcome send(PageRequest request, Route route, Interruption interruption) {
        Instant deadline = Course.deadline(request.message().at(), Optional.empty());
        return sendWithRetry.apply(request, resumeCourse.apply(request, List.of(route), deadline), interruption);
    }

    /** Those that accepted it, and those where an attempt is without a clear no: a timeout says nothing. */
    private Set<String> destinationsOf(PageRequest request) {
        return ledger.rowsOf(request.partition(), request.message().pageId()).stream()
                .filter(row -> row.key().part().equals(MessageType.PAGE.word())
                        && !row.key().isWhole())
                .filter(row -> row.state() == LedgerState.ACCEPTED || row.state() == LedgerState.SENDING)
                .map(LedgerRow::key)
                .map(key -> key.destination())
                .collect(Collectors.toSet());
    }
}
