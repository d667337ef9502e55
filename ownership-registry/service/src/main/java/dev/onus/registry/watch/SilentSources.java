package dev.onus.registry.watch;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.Response;
import dev.onus.registry.model.Directory;
import dev.onus.registry.source.WatchedSource;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.RoutingKey;
import dev.onus.vocabulary.TaskWords;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Which sources are quiet for too long and need a case, and which cases have a source that is heard again (SYS-8). Each
 * silence is a case of its own: its id comes from the source and from when the silence began, so several replicas that
 * see it, or one that sees it again, open it once, and one that somebody closed stays closed until the source was heard.
 */
final class SilentSources {
    /** After a start what was sent meanwhile has so long to come in, before its absence counts. */
    static final Duration GRACE = Duration.ofMinutes(2);
    /** When nothing arrives at all, hundreds of cases would say no more. */
    static final int MOST_OPEN = 100;

    private final Supplier<List<WatchedSource>> watched;
    private final Function<String, Optional<Instant>> heard;
    private final Function<CaseId, Optional<CaseState>> find;
    private final Supplier<? extends Directory> directory;
    private final Instant startedAt;
    private final Set<String> open = new LinkedHashSet<>();

    /**
     * @param watched the sources as the records are now
     * @param heard when a source was heard last
     * @param find any case, also a closed one
     * @param startedAt since when what arrives is seen here
     */
    SilentSources(
            Supplier<List<WatchedSource>> watched,
            Function<String, Optional<Instant>> heard,
            Function<CaseId, Optional<CaseState>> find,
            Supplier<? extends Directory> directory,
            Instant startedAt) {
        this.watched = watched;
        this.heard = heard;
        this.find = find;
        this.directory = directory;
        this.startedAt = startedAt;
    }

    /** Cases that are open, also those that another replica opened. */
    void areOpen(List<CaseState> cases) {
        cases.forEach(state -> open.add(state.getId()));
    }

    /** What there is to say now: first what is heard again, then what is silent. */
    List<Response> responses(Instant now) {
        List<WatchedSource> sources = watched.get();
        List<Response> said = new ArrayList<>();
        Set<String> inCases = heardAgain(sources, said, now);
        for (WatchedSource source : sources) {
            if (open.size() < MOST_OPEN
                    && !inCases.contains(source.name())
                    && !due(source).isAfter(now)) {
                open(source, now).ifPresent(said::add);
            }
        }
        return said;
    }

    /** When the next source will have been quiet for too long; empty when none will. */
    Optional<Instant> next(Instant now) {
        return watched.get().stream()
                .map(this::due)
                .filter(at -> at.isAfter(now))
                .min(Instant::compareTo);
    }

    private Instant due(WatchedSource source) {
        Duration grace = source.silentAfter().compareTo(GRACE) < 0 ? source.silentAfter() : GRACE;
        Instant silentAt = source.silentAt(heard.apply(source.name()));
        Instant earliest = startedAt.plus(grace);
        return silentAt.isBefore(earliest) ? earliest : silentAt;
    }

    /** @return the sources that have an open case */
    private Set<String> heardAgain(List<WatchedSource> sources, List<Response> said, Instant now) {
        Set<String> inCases = new LinkedHashSet<>();
        for (String id : List.copyOf(open)) {
            CaseState state = find.apply(new CaseId(id)).orElse(null);
            if (state == null) {
                continue;
            }
            if (state.getState() == CaseStateName.resolved) {
                open.remove(id);
                continue;
            }
            String name = state.getTask().getOrDefault(TaskWords.SOURCE, "");
            inCases.add(name);
            end(state, name, sources).ifPresent(reason -> said.add(WatchResponses.heard(state, reason, now)));
        }
        return inCases;
    }

    private Optional<String> end(CaseState state, String name, List<WatchedSource> sources) {
        if (sources.stream().noneMatch(source -> source.name().equals(name))) {
            return Optional.of("Nobody says any more for how long source " + name + " may be quiet.");
        }
        return heard.apply(name)
                .filter(at -> since(state).filter(at::isAfter).isPresent())
                .map(at -> "Source " + name + " was heard at " + SilenceWords.moment(at) + ".");
    }

    private static Optional<Instant> since(CaseState state) {
        try {
            return Optional.ofNullable(state.getTask().get(TaskWords.SILENT_SINCE))
                    .map(Instant::parse);
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    private Optional<Response> open(WatchedSource source, Instant now) {
        Instant since = source.quietSince(heard.apply(source.name()));
        String dedupKey = source.name() + "@" + since;
        RoutingKey key = RoutingKey.ofTask(CaseKind.SILENT_SOURCE, dedupKey);
        CaseId id = CaseId.ofTask(key, 1);
        if (find.apply(id).isPresent()) {
            return Optional.empty();
        }
        open.add(id.value());
        boolean wasHeard = heard.apply(source.name()).filter(since::equals).isPresent();
        return Optional.of(WatchResponses.openTask(
                key,
                id,
                new SilentSourceTask(source, since, wasHeard).parameters(dedupKey, directory.get()),
                "Nothing has come from source " + source.name() + " since " + SilenceWords.moment(since) + ".",
                now));
    }
}
