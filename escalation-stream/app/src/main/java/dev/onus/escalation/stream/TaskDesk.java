package dev.onus.escalation.stream;

import dev.onus.contracts.Response;
import dev.onus.escalation.Task;
import dev.onus.escalation.TaskReading;
import dev.onus.escalation.reading.FromContracts;
import dev.onus.escalation.stream.mapping.ToEscalationEvent;
import dev.onus.escalation.stream.store.CaseIndex;
import dev.onus.escalation.stream.store.CaseStore;
import dev.onus.vocabulary.RoutingKey;
import dev.onus.vocabulary.Verdict;
import java.time.Instant;
import java.util.Optional;

/** Opens the cases in which the registry has a person do something; one that is open stays as it is. */
final class TaskDesk {
    private final CaseDesk desk;
    private final CaseStore cases;
    private final CaseIndex index;
    private final Outbox outbox;
    private final TaskWorld world;

    TaskDesk(CaseDesk desk, CaseStore cases, CaseIndex index, Outbox outbox, TaskWorld world) {
        this.desk = desk;
        this.cases = cases;
        this.index = index;
        this.outbox = outbox;
        this.world = world;
    }

    /** @param now the record's time */
    void open(RoutingKey routingKey, Response response, Instant now) {
        Optional<String> mistake = TaskReading.mistake(response.getParameters(), now);
        if (!FromContracts.isService(response)) {
            refuse(routingKey, response, Verdict.REFUSED, "It needs to be the registry.", now);
        } else if (mistake.isPresent()) {
            refuse(routingKey, response, Verdict.ILLEGAL, mistake.get(), now);
        } else {
            open(routingKey, response, new Task(response.getParameters()), now);
        }
    }

    private void open(RoutingKey routingKey, Response response, Task task, Instant now) {
        if (!task.routingKey().equals(routingKey) || !task.caseId().value().equals(response.getCaseId())) {
            refuse(
                    routingKey,
                    response,
                    Verdict.ILLEGAL,
                    "Expected case " + task.caseId() + " under " + task.routingKey() + ", but got "
                            + response.getCaseId() + " under " + routingKey + ".",
                    now);
        } else if (cases.find(routingKey, task.caseId()).isEmpty()
                && index.openCase(routingKey, task.foldKey()).isEmpty()) {
            desk.open(task, world.under(routingKey), now);
        }
    }

    private void refuse(RoutingKey routingKey, Response response, Verdict verdict, String reason, Instant now) {
        outbox.verdict(routingKey, ToEscalationEvent.notOpened(routingKey, response, verdict, reason, now), now);
    }
}
