package dev.onus.escalation;

import dev.onus.vocabulary.Severity;
import java.time.Instant;
import java.util.Optional;

/** A case with some of its parts replaced; the rest stays as it was. */
final class CaseEdit {
    private final Case from;
    private Alert alert;
    private Severity severity;
    private Priority priority;
    private int alerts;
    private Instant updatedAt;
    private long version;
    private long revision;
    private int episode;
    private Standing standing;
    private Progress progress;
    private Clocks clocks;
    private Optional<Instant> sourceResolvedAt;
    private Optional<Instant> acknowledgedAt;
    private Optional<Ending> ending;
    private Exposure exposure;
    private Handling handling;
    private Links links;
    private Memory memory;
    private Optional<Task> task;

    CaseEdit(Case from) {
        this.from = from;
        this.alert = from.alert();
        this.severity = from.severity();
        this.priority = from.priority();
        this.alerts = from.alerts();
        this.updatedAt = from.updatedAt();
        this.version = from.version();
        this.revision = from.revision();
        this.episode = from.episode();
        this.standing = from.standing();
        this.progress = from.progress();
        this.clocks = from.clocks();
        this.sourceResolvedAt = from.sourceResolvedAt();
        this.acknowledgedAt = from.acknowledgedAt();
        this.ending = from.ending();
        this.exposure = from.exposure();
        this.handling = from.handling();
        this.links = from.links();
        this.memory = from.memory();
        this.task = from.task();
    }

    CaseEdit alert(Alert alert) {
        this.alert = alert;
        return this;
    }

    CaseEdit severity(Severity severity) {
        this.severity = severity;
        return this;
    }

    CaseEdit priority(Priority priority) {
        this.priority = priority;
        return this;
    }

    CaseEdit alerts(int alerts) {
        this.alerts = alerts;
        return this;
    }

    CaseEdit updatedAt(Instant updatedAt) {
        this.updatedAt = updatedAt;
        return this;
    }

    CaseEdit version(long version) {
        this.version = version;
        return this;
    }

    CaseEdit revision(long revision) {
        this.revision = revision;
        return this;
    }

    CaseEdit episode(int episode) {
        this.episode = episode;
        return this;
    }

    CaseEdit standing(Standing standing) {
        this.standing = standing;
        return this;
    }

    CaseEdit progress(Progress progress) {
        this.progress = progress;
        return this;
    }

    CaseEdit clocks(Clocks clocks) {
        this.clocks = clocks;
        return this;
    }

    CaseEdit sourceResolvedAt(Optional<Instant> sourceResolvedAt) {
        this.sourceResolvedAt = sourceResolvedAt;
        return this;
    }

    CaseEdit acknowledgedAt(Optional<Instant> acknowledgedAt) {
        this.acknowledgedAt = acknowledgedAt;
        return this;
    }

    CaseEdit ending(Optional<Ending> ending) {
        this.ending = ending;
        return this;
    }

    CaseEdit exposure(Exposure exposure) {
        this.exposure = exposure;
        return this;
    }

    CaseEdit handling(Handling handling) {
        this.handling = handling;
        return this;
    }

    CaseEdit links(Links links) {
        this.links = links;
        return this;
    }

    CaseEdit memory(Memory memory) {
        this.memory = memory;
        return this;
    }

    CaseEdit task(Task task) {
        this.task = Optional.of(task);
        return this;
    }

    Case apply() {
        return new Case(
                from.id(),
                from.kind(),
                from.routingKey(),
                from.foldKey(),
                alert,
                severity,
                priority,
                alerts,
                from.openedAt(),
                updatedAt,
                version,
                revision,
                episode,
                standing,
                progress,
                clocks,
                exposure,
                handling,
                sourceResolvedAt,
                acknowledgedAt,
                ending,
                links,
                memory,
                task);
    }
}
