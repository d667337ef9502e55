package dev.onus.notifier.pipeline;

import dev.onus.notifier.channel.Route;
import dev.onus.notifier.course.Course;
import dev.onus.notifier.course.CoursePlan;
import dev.onus.notifier.course.Way;
import dev.onus.notifier.ledger.Ledger;
import dev.onus.notifier.ledger.LedgerKey;
import dev.onus.notifier.ledger.LedgerRow;
import dev.onus.notifier.message.Message;
import dev.onus.notifier.message.MessageFactory;
import dev.onus.registry.model.ChannelType;
import dev.onus.vocabulary.DeliveryState;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * An acknowledgement goes to the pages of the case that stand where somebody else's rules and clocks go on calling. The
 * pages come from the ledger alone, so a restart finds the same ones; what was told already is in its rows.
 */
final class SendAcknowledgement {
    private final MessageFactory messages;
    private final Ledger ledger;
    private final Withdrawals withdrawals;
    private final ResolveContacts resolveContacts;
    private final FollowCourse followCourse;
    private final Clock clock;
    private final Executor executor;

    SendAcknowledgement(
            MessageFactory messages,
            Ledger ledger,
            Withdrawals withdrawals,
            ResolveContacts resolveContacts,
            FollowCourse followCourse,
            Clock clock,
            Executor executor) {
        this.messages = messages;
        this.ledger = ledger;
        this.withdrawals = withdrawals;
        this.resolveContacts = resolveContacts;
        this.followCourse = followCourse;
        this.clock = clock;
        this.executor = executor;
    }

    /** Whether it came to an end; false when it was interrupted by the notifier's closing and is to be read again. */
    boolean run(AcknowledgeRequest request, Interruption interruption) {
        List<CompletableFuture<Outcome>> running =
                StandingPages.of(ledger, request.partition(), request.event().getCaseId()).stream()
                        .filter(row -> !withdrawals.isWithdrawn(row.key().pageId()))
                        .flatMap(row -> told(request, row, interruption).stream())
                        .toList();
        return running.stream()
                .map(CompletableFuture::join)
                .noneMatch(outcome -> outcome instanceof Outcome.Interrupted interrupted
                        && interrupted.reason() == StopReason.CLOSING);
    }

    /** Empty where there is nobody to be told, or where it is known. */
    private Optional<CompletableFuture<Outcome>> told(
            AcknowledgeRequest request, LedgerRow row, Interruption interruption) {
        Message message = messages.acknowledgement(request.event(), row.key().pageId(), row.person());
        PageRequest page = new PageRequest(request.routingKey(), request.partition(), message);
        Optional<Way> way = resolveContacts.apply(page).stream()
                .flatMap(person -> person.ways().stream())
                .filter(one -> one.type().filter(ChannelType::escalatesByItself).isPresent())
                .filter(one -> one.route() instanceof Route.Usable usable
                        && usable.destination().id().equals(row.key().destination()))
                .findFirst();
        if (way.isEmpty()) {
            return Optional.empty();
        }
        if (request.channel().filter(row.channel()::equals).isPresent()) {
            noteAsKnown(page, row);
            return Optional.empty();
        }
        Course course = CoursePlan.to(way.get(), message.at());
        return Optional.of(CompletableFuture.supplyAsync(
                () -> followCourse.apply(page, course, interruption, (reached, kept) -> {}), executor));
    }

    /** It was acknowledged there; the next page has to ring all the same. */
    private void noteAsKnown(PageRequest page, LedgerRow row) {
        LedgerKey key = page.keyFor(row.key().destination());
        if (ledger.find(page.partition(), key).isEmpty()) {
            ledger.write(new LedgerRow(
                    key,
                    page.partition(),
                    row.caseId(),
                    row.person(),
                    row.channel(),
                    DeliveryState.ACCEPTED,
                    0,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    clock.instant()));
        }
    }
}
