package dev.onus.notifier.pipeline;

import dev.onus.notifier.contact.ContactBook;
import dev.onus.notifier.ledger.Ledger;
import java.time.Clock;
import java.util.concurrent.Executor;

/** Puts the stages together and gives each kind of message its own way through them. */
public final class Pipeline {
    private final SendPage sendPage;
    private final SendReminder sendReminder;
    private final SendWithdrawal sendWithdrawal;

    /** @param executor for what a withdrawal does at the same time; virtual threads */
    public Pipeline(
            ContactBook contacts,
            Ledger ledger,
            Withdrawals withdrawals,
            DeliveryLog deliveries,
            PageMetrics metrics,
            Clock clock,
            Executor executor) {
        ResolveContacts resolveContacts = new ResolveContacts(contacts);
        ResumeCourse resumeCourse = new ResumeCourse(ledger);
        SendWithRetry sendWithRetry = new SendWithRetry(ledger, new Lanes(), metrics, clock);
        this.sendPage = new SendPage(
                new CheckLedger(ledger),
                new CheckFreshness(withdrawals),
                resolveContacts,
                resumeCourse,
                sendWithRetry,
                new RecordDelivery(deliveries, ledger, metrics, clock));
        this.sendReminder = new SendReminder(resolveContacts, resumeCourse, sendWithRetry);
        this.sendWithdrawal = new SendWithdrawal(ledger, resolveContacts, resumeCourse, sendWithRetry, executor);
    }

    /** Whether it came to an end; false when it was interrupted and is to be read again. */
    public boolean run(PageRequest request, Interruption interruption) {
        return switch (request.message().type()) {
            case PAGE -> sendPage.run(request, interruption);
            case REMINDER -> sendReminder.run(request, interruption);
            case WITHDRAWAL -> sendWithdrawal.run(request, interruption);
        };
    }

    /** Ends a message that a fault of ours keeps from being sent. */
    public void giveUp(PageRequest request, String why) {
        switch (request.message().type()) {
            case PAGE -> sendPage.giveUp(request, why);
            case REMINDER, WITHDRAWAL -> {
                // Nobody waits for news of these.
            }
        }
    }
}
