package dev.onus.registry.oncall;

import dev.onus.registry.http.ProblemException;
import dev.onus.registry.log.RecordKey;
import dev.onus.registry.log.RecordVersion;
import dev.onus.registry.log.RegistryLog;
import dev.onus.registry.log.RegistrySnapshot;
import dev.onus.registry.model.Kind;
import dev.onus.registry.model.Schedule;
import dev.onus.registry.model.Spec;
import dev.onus.registry.model.Team;
import dev.onus.registry.model.Versioned;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The schedules of the registry, as they are or as they were. */
@Singleton
public final class Schedules {
    private final RegistryLog log;

    Schedules(RegistryLog log) {
        this.log = log;
    }

    /** By name. */
    public List<Versioned<Schedule>> all() {
        return log.snapshot().directory().all(Kind.SCHEDULE).stream()
                .flatMap(found -> typed(found).stream())
                .toList();
    }

    public Optional<Versioned<Schedule>> find(String name) {
        return log.directory().schedule(name);
    }

    /** As it was then, where it has been changed since; as it is where the moment is still to come. */
    Optional<Versioned<Schedule>> find(String name, Instant at, Instant now) {
        return at.isBefore(now) ? log.read(state -> state.at(key(name), at)).flatMap(Schedules::typed) : find(name);
    }

    /** Every schedule that there was then, by name. */
    List<Versioned<Schedule>> all(Instant at, Instant now) {
        return at.isBefore(now)
                ? log.read(state -> state.listAt(Kind.SCHEDULE.kindName(), at)).stream()
                        .flatMap(version -> typed(version).stream())
                        .toList()
                : all();
    }

    Versioned<Schedule> require(String name) {
        return find(name).orElseThrow(() -> missing(name));
    }

    static ProblemException missing(String name) {
        return ProblemException.notFound("Expected Schedule/" + name + " to exist, but it does not.");
    }

    static ProblemException missing(String name, Instant at) {
        return ProblemException.notFound(
                "Expected Schedule/" + name + " to exist at " + at + ", but it did not. Ask without at for now.");
    }

    /** The teams that name it, by name. */
    public List<Versioned<Team>> teamsOf(String schedule) {
        return log.snapshot().directory().all(Kind.TEAM).stream()
                .flatMap(found -> found.spec() instanceof Team team
                        ? Stream.of(new Versioned<>(found.name(), found.version(), team))
                        : Stream.empty())
                .filter(team -> team.spec().schedule().filter(schedule::equals).isPresent())
                .toList();
    }

    static RecordKey key(String name) {
        return new RecordKey(Kind.SCHEDULE.kindName(), name);
    }

    private static Optional<Versioned<Schedule>> typed(RecordVersion version) {
        return RegistrySnapshot.spec(Kind.SCHEDULE, version.json())
                .flatMap(spec -> typed(new Versioned<>(version.key().name(), version.version(), spec)));
    }

    private static Optional<Versioned<Schedule>> typed(Versioned<Spec> found) {
        return found.spec() instanceof Schedule schedule
                ? Optional.of(new Versioned<>(found.name(), found.version(), schedule))
                : Optional.empty();
    }
}
