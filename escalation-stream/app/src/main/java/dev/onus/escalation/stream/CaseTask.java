package dev.onus.escalation.stream;

import dev.onus.contracts.AlertEvent;
import dev.onus.contracts.Ownership;
import dev.onus.contracts.Response;
import dev.onus.contracts.Topics;
import dev.onus.escalation.reading.FromContracts;
import dev.onus.escalation.stream.gate.CatchUpGate;
import dev.onus.escalation.stream.mapping.ToEscalationEvent;
import dev.onus.escalation.stream.store.CaseIndex;
import dev.onus.escalation.stream.store.CaseRow;
import dev.onus.escalation.stream.store.CaseStore;
import dev.onus.escalation.stream.store.DeadlineStore;
import dev.onus.escalation.stream.store.FamilyRows;
import dev.onus.escalation.stream.store.IdentityRows;
import dev.onus.escalation.stream.store.PendingRows;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.RoutingKey;
import dev.onus.vocabulary.TaskWords;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** A task from its start to its close: which input or deadline is next, and at which time (design: time, deadlines). */
final class CaseTask {
    /** How often a closed gate is looked at. */
    private static final Duration GATE_POLL = Duration.ofMillis(50);
    /** How often postponed alerts are looked at; the registry moves without a word to the tasks. */
    private static final Duration POSTPONED_POLL = Duration.ofMillis(20);
    /** How often a busy task says how it stands. */
    private static final Duration SAY_EVERY = Duration.ofSeconds(1);

    private final ProcessorContext<String, SpecificRecord> context;
    private final CaseProcessing processing;
    private final TopicPartition ownershipPartition;
    private final DeadlineStore deadlines;
    private final CaseStore cases;
    private final CaseIndex index;
    private final TaskWorld world;
    private final Outbox outbox;
    private final CaseDesk desk;
    private final AlertDesk alerts;
    private final TaskDesk tasks;
    private final FamilyDesk families;
    private final OwnershipDesk ownership;
    private final DueDesk due;
    private final Whole whole;
    private final PostponedAlerts postponed;
    private final CatchUpGate gate;
    private final WakeUp wakeUp;
    private final CommitPace pace;
    private long ownershipApplied = -1;
    private Instant saidAt = Instant.EPOCH;
    private Optional<Instant> saidDue = Optional.empty();
    private Optional<Instant> saidArmed = Optional.empty();

    CaseTask(CaseProcessing processing, ProcessorContext<String, SpecificRecord> context, CommitPace pace) {
        this.context = context;
        this.processing = processing;
        this.pace = pace;
        ownershipPartition =
                new TopicPartition(Topics.OWNERSHIP.name(), context.taskId().partition());
        PendingRows deadlineRows = new PendingRows(context.getStateStore(Names.DEADLINES));
        deadlines = new DeadlineStore(deadlineRows);
        PendingRows caseRows = new PendingRows(context.getStateStore(Names.CASES));
        cases = new CaseStore(caseRows);
        PendingRows indexRows = new PendingRows(context.getStateStore(Names.CASE_INDEX));
        index = new CaseIndex(indexRows);
        world = new TaskWorld(context.getStateStore(Names.OWNERS), processing.registry());
        outbox = new Outbox(context);
        whole = new Whole(List.of(caseRows, deadlineRows, indexRows), index, outbox);
        OpenCases openCases = new OpenCases(cases, index, whole, processing.metrics());
        FamilyRows familyRows = new FamilyRows(indexRows);
        desk = new CaseDesk(cases, deadlines, index, familyRows, outbox, processing.metrics(), this::wallNow);
        alerts = new AlertDesk(desk, cases, index, openCases, outbox, world, whole);
        tasks = new TaskDesk(desk, cases, index, outbox, world);
        families = new FamilyDesk(desk, cases, index, familyRows, deadlines, outbox, world);
        IdentityTimers timers =
                new IdentityTimers(alerts, index, deadlines, new IdentityRows(indexRows), processing.metrics());
        ownership = new OwnershipDesk(desk, openCases, index, world, timers);
        due = new DueDesk(deadlines, desk, timers, families, world, whole, processing.metrics());
        Instant now = wallNow();
        postponed = new PostponedAlerts(context.getStateStore(Names.POSTPONED), now);
        gate = new CatchUpGate(
                processing.probe(),
                EscalationTopology.INPUTS.stream()
                        .map(topic -> new TopicPartition(topic, ownershipPartition.partition()))
                        .collect(Collectors.toSet()),
                now);
        wakeUp = new WakeUp(context, this::onWake);
        processing.positions().forgetOwnership(ownershipPartition.partition());
        say(now);
        wakeUp.atLatest(now, now);
    }

    void close() {
        wakeUp.cancel();
        processing.metrics().left(ownershipPartition.partition());
        processing.positions().forgetOwnership(ownershipPartition.partition());
    }

    void process(Record<String, Input> input) {
        Instant now = wallNow();
        Instant at = Instant.ofEpochMilli(input.timestamp());
        RecordMetadata from = context.recordMetadata()
                .orElseThrow(() -> new IllegalStateException("Expected a record's position, but there is none."));
        boolean wasOpen = gate.isOpen(now);
        gate.saw(new TopicPartition(from.topic(), from.partition()), from.offset(), at);
        RoutingKey routingKey = keyOf(input, from);
        whole.run(() -> taken(routingKey, input.value(), at, from.offset()));
        commitFor(at, now);
        deadlines.earliestArmed().filter(next -> gate.isOpen(now)).ifPresent(next -> wakeUp.atLatest(next, now));
        // A plan made before the clock was set back may lie far ahead; what waited for the gate is looked at now.
        wakeUp.atLatest(wasOpen || !gate.isOpen(now) ? now.plus(WakeUp.LONGEST_SLEEP) : now, now);
        planBesidesDeadlines(now);
        if (!now.isBefore(saidAt.plus(SAY_EVERY)) || isDueEarlierThanSaid()) {
            say(now);
        }
    }

    private void taken(RoutingKey routingKey, Input input, Instant at, long offset) {
        switch (input) {
            case Input.AlertArrived arrived -> alertArrived(routingKey, arrived.alert(), arrived.owner(), at, offset);
            case Input.OwnerChanged changed -> ownerChanged(routingKey, changed.owner(), at, offset);
            case Input.Answered answered -> answered(routingKey, answered.response(), at);
            case Input.Delivered delivered ->
                cases.find(routingKey, new CaseId(delivered.delivery().getCaseId()))
                        .ifPresent(row -> desk.apply(
                                row, FromContracts.delivery(delivered.delivery()), world.under(routingKey), at));
            case Input.FamilyHeard heard -> families.heard(routingKey, heard.message(), at);
        }
    }

    private void alertArrived(
            RoutingKey routingKey, AlertEvent alert, @Nullable Ownership owner, Instant at, long offset) {
        boolean mustWait = postponed.hasOf(routingKey) || !postponed.isFull() && !isApplied(alert);
        if (mustWait) {
            postponed.postpone(routingKey, alert, at, offset, wallNow());
        } else {
            alerts.take(routingKey, alert, () -> world.with(owner), positionOf(offset), at);
        }
    }

    private void ownerChanged(RoutingKey routingKey, @Nullable Ownership owner, Instant at, long offset) {
        ownershipApplied = Math.max(ownershipApplied, offset);
        processing.positions().appliedOwnership(ownershipPartition.partition(), offset);
        openAll(postponed.takeReady(routingKey, this::isApplied, wallNow()));
        ownership.changed(routingKey, owner, at);
    }

    private void answered(RoutingKey routingKey, Response response, Instant at) {
        if (response.getAction().equals(TaskWords.OPEN_TASK)) {
            tasks.open(routingKey, response, at);
            return;
        }
        Optional<CaseRow> row = cases.find(routingKey, new CaseId(response.getCaseId()));
        if (row.isPresent()) {
            desk.apply(row.get(), FromContracts.response(response), world.under(routingKey), at);
        } else {
            outbox.verdict(routingKey, ToEscalationEvent.unknownCase(routingKey, response, at), at);
        }
    }

    private void onWake(Instant now) {
        boolean open = gate.isOpen(now);
        openAll(postponed.takeReady(this::isApplied, now));
        Instant safeNow = gate.safeNow(now);
        boolean more = due.fire(safeNow);
        commitFor(now, now);
        if (more) {
            wakeUp.atLatest(now, now);
        } else if (open) {
            deadlines.firstDue().ifPresent(next -> wakeUp.atLatest(next, now));
        }
        planBesidesDeadlines(now);
        say(now);
    }

    private void openAll(List<PostponedAlerts.Waiting> ready) {
        for (PostponedAlerts.Waiting each : ready) {
            whole.run(() -> alerts.take(
                    each.routingKey(),
                    each.alert(),
                    () -> world.under(each.routingKey()),
                    positionOf(each.offset()),
                    each.recordTime()));
        }
    }

    private String positionOf(long offset) {
        return Topics.ALERTS.name() + "-" + ownershipPartition.partition() + "@" + offset;
    }

    private void commitFor(Instant about, Instant now) {
        if (outbox.takeSomebodyWaits()) {
            pace.want(about, now);
        }
        if (outbox.takeTaskWaits()) {
            pace.want(now, now);
        }
        if (pace.takeTurn(now)) {
            context.commit();
        }
    }

    private void planBesidesDeadlines(Instant now) {
        if (!gate.isOpen(now)) {
            wakeUp.atLatest(now.plus(GATE_POLL), now);
        }
        if (!postponed.isEmpty()) {
            wakeUp.atLatest(now.plus(POSTPONED_POLL), now);
        }
        if (pace.isWanted()) {
            wakeUp.atLatest(pace.next(), now);
        }
    }

    /** Whether this task knows at least as much as the ingest that wrote the alert. */
    private boolean isApplied(AlertEvent alert) {
        long ownership = Math.max(ownershipApplied, gate.committed(ownershipPartition) - 1);
        return alert.getOwnershipOffset() <= ownership
                && alert.getRegistryOffset() <= processing.registry().offset();
    }

    /** Should this thread stop here, the watermark must still know of the deadline that will not fire. */
    private boolean isDueEarlierThanSaid() {
        return deadlines
                .earliestArmed()
                .filter(next -> saidDue.isEmpty() || next.isBefore(saidDue.get()))
                .filter(next -> saidArmed.filter(next::equals).isEmpty())
                .isPresent();
    }

    private void say(Instant now) {
        saidAt = now;
        boolean open = gate.isOpen(now);
        if (open) {
            processing
                    .positions()
                    .appliedOwnership(ownershipPartition.partition(), gate.committed(ownershipPartition) - 1);
        }
        saidDue = deadlines.firstDue();
        saidArmed = deadlines.earliestArmed();
        processing
                .metrics()
                .said(
                        ownershipPartition.partition(),
                        new TaskBoard.Entry(
                                open, gate.safeNow(now), index.openCases(), index.openFindOwnerCases(), saidDue));
    }

    private Instant wallNow() {
        return Instant.ofEpochMilli(context.currentSystemTimeMs());
    }

    @SuppressWarnings("NullAway") // A producer can leave the key out, whatever the type says.
    private static RoutingKey keyOf(Record<String, Input> input, RecordMetadata from) {
        if (input.key() == null) {
            throw new IllegalArgumentException("Expected a routing key as the key of " + from.topic() + "-"
                    + from.partition() + "@" + from.offset() + ", but it has none.");
        }
        return new RoutingKey(input.key());
    }
}
