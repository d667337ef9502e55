package dev.onus.registry.callback;

import dev.onus.registry.cases.CaseFollowing;
import dev.onus.registry.keep.Keeper;
import dev.onus.registry.log.RegistryLog;
import dev.onus.registry.model.Channel;
import dev.onus.registry.model.Kind;
import dev.onus.registry.model.Versioned;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks into the mailbox of every channel that has one, each on a thread of its own, so that a mail server that hangs keeps
 * nobody else's answers. Every replica looks; the same mail is the same answer (see {@link MailAnswers}).
 */
@Singleton
final class InboxKeeper extends Keeper {
    private static final Logger LOG = LoggerFactory.getLogger(InboxKeeper.class);

    private final RegistryLog log;
    private final CaseFollowing following;
    private final MailboxVisit visit;
    private final Set<String> visited = ConcurrentHashMap.newKeySet();
    private final Set<String> broken = ConcurrentHashMap.newKeySet();

    InboxKeeper(RegistryLog log, CaseFollowing following, MailboxVisit visit, InboxSettings settings) {
        super("inboxes", settings.pollEvery());
        this.log = log;
        this.following = following;
        this.visit = visit;
    }

    /** Before the cases are read, a page that is there could be taken for one that nobody knows. */
    @Override
    protected boolean isDue() {
        return following.isCaughtUp();
    }

    @Override
    protected void look() {
        log.snapshot().directory().all(Kind.CHANNEL).forEach(this::look);
    }

    private void look(Versioned<?> record) {
        if (record.spec() instanceof Channel channel) {
            Inbox.of(record.name(), channel)
                    .filter(inbox -> visited.add(inbox.name()))
                    .ifPresent(inbox -> Thread.ofVirtual()
                            .name("registry-inbox-" + inbox.name())
                            .start(() -> visit(inbox)));
        }
    }

    private void visit(Inbox inbox) {
        try {
            visit.to(inbox);
            if (broken.remove(inbox.name())) {
                LOG.info("inbox=works-again channel={}", inbox.name());
            }
        } catch (InboxUnavailableException failed) {
            // Said once, and not every few seconds until somebody mends it.
            if (broken.add(inbox.name())) {
                LOG.warn("inbox=broken channel={} reason=\"{}\"", inbox.name(), failed.getMessage());
            }
        } catch (RuntimeException fault) {
            LOG.error("inbox=failed channel={}", inbox.name(), fault);
        } finally {
            visited.remove(inbox.name());
        }
    }
}
