package dev.onus.notifier.pipeline;

import dev.onus.notifier.contact.ContactBook;
import dev.onus.notifier.ledger.Ledger;
import dev.onus.notifier.limits.Tally;
import dev.onus.notifier.message.MessageFactory;
import java.time.Clock;
import java.util.concurrent.Executor;

/** Puts the stages together and gives each kind of message its own way through them. */
public final class Pipeline {
    private final SendPage sendPage;
    private final SendReminder sendReminder;
    private final SendWithdrawal sendWithdrawal;
    private final SendAcknowledgement sendAcknowledgement;
    private final NoteReceipt noteReceipt;

    /**
     * @param messages writes what follows from an event that asks for no message of its own
     * @param tally what the ledger knows of what destinations got lately
     * @param executor for what a withdrawal does at the same time; virtual threads
     */
    public Pipeline(
            MessageFactory messages,
            ContactBook contacts,
            Ledger ledger,
            Tally tally,
            Withdrawals withdrawals,
            DeliveryLog deliveries,
            PageMetrics metrics,
            Clock clock,
            Executor executor) {
        ResolveContacts resolveContacts = new ResolveContacts(contacts);
        PlanCourse planCourse = new PlanCourse(resolveContacts);
        Admit admit = new Admit(tally, ledger);
        FollowCourse followCourse = new FollowCourse(
                ledger,
                admit,
                new SendMessage(ledger, new Lanes(), admit, metrics, clock),
                new ResumeCourse(ledger),
                metrics,
                clock);
        this.sendPage = new SendPage(
                withdrawals, planCourse, followCourse, new RecordDelivery(deliveries, ledger, metrics, clock), clock);
        this.sendReminder = new SendReminder(planCourse, followCourse, clock);
        this.sendWithdrawal = new SendWithdrawal(ledger, resolveContacts, followCourse, executor);
        this.sendAcknowledgement =
                new SendAcknowledgement(messages, ledger, withdrawals, resolveContacts, followCourse, clock, executor);
        this.noteReceipt = new NoteReceipt(ledger);
    }

    /** Notes what a channel said later about a page. */
    public void note(int partition, PageReceipt receipt) {
        noteReceipt.apply(partition, receipt);
    }

    /** Whether it came to an end; false when it was interrupted and is to be read again. */
    public boolean acknowledge(AcknowledgeRequest request, Interruption interruption) {
        return sendAcknowledgement.run(request, interruption);
    }

    /**
     * Whether it came to an end; false when it was interrupted and is to be read again.
     *
     * @param onSettled is told once the word on a page is said, although it may go on
     */
    public boolean run(PageRequest request, Interruption interruption, Runnable onSettled) {
        return switch (request.message().type()) {
            case PAGE -> sendPage.run(request, interruption, onSettled);
            case REMINDER -> sendReminder.run(request, interruption);
            case WITHDRAWAL -> sendWithdrawal.run(request, interruption);
            case ACKNOWLEDGEMENT -> throw new IllegalArgumentException("Expected a message that an event asks for.");
        };
    }

    /** Ends a message that a fault of ours keeps from being sent. */
    public void giveUp(PageRequest request, String why) {
        switch (request.message().type()) {
            case PAGE -> sendPage.giveUp(request, why);
            case REMINDER, WITHDRAWAL, ACKNOWLEDGEMENT -> {
                // Nobody waits for news of these.
            }
        }
    }
}
