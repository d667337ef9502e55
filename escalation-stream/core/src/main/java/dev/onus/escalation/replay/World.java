package dev.onus.escalation.replay;

import dev.onus.escalation.Alert;
import dev.onus.escalation.Case;
import dev.onus.escalation.replay.CasesOfSources.Finding;
import dev.onus.vocabulary.RoutingKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One world of a slice: its records, each routing key's cases, and where those of a source's finding are. */
final class World {
    private final Directories directories;
    private final CasesOfSources sources = new CasesOfSources();
    private final Map<RoutingKey, Lane> lanes = new HashMap<>();

    World(Directories directories) {
        this.directories = directories;
    }

    Lane lane(RoutingKey key) {
        return lanes.computeIfAbsent(key, absent -> new Lane(key, directories, sources));
    }

    /** The keys, of those that are known, that may have the case that a source means without naming an identity. */
    Stream<RoutingKey> mayHaveCaseOf(Alert word) {
        Stream<RoutingKey> ofFinding = sources.cases(Finding.of(word)).stream().map(CasesOfSources.Place::routingKey);
        return Stream.concat(Stream.of(word.routingKey()), ofFinding).filter(lanes::containsKey);
    }

    /**
     * A source's word that names no identity, to the one case that is meant. Whatever was due before has happened.
     *
     * @return whether there is such a case
     */
    boolean sourceSaid(Alert word, Instant at) {
        Optional<Case> meant = openCaseOfSource(word);
        meant.ifPresent(open -> lane(open.routingKey()).sourceSaid(open, word, at));
        return meant.isPresent();
    }

    /** The next slice knows nothing of this one. */
    void forgetAll() {
        lanes.clear();
        sources.forgetAll();
    }

    private Optional<Case> openCaseOfSource(Alert word) {
        return Optional.ofNullable(lanes.get(word.routingKey()))
                .flatMap(own -> own.openCase(word.foldKey()))
                .or(() -> sources.cases(Finding.of(word)).stream()
                        .flatMap(place -> lane(place.routingKey()).find(place.caseId()).stream())
                        .filter(each -> !each.isClosed())
                        .findFirst());
    }
}
