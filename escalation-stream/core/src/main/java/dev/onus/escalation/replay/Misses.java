package dev.onus.escalation.replay;

import dev.onus.escalation.Case;
import dev.onus.escalation.CaseEvent;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.Sla;
import dev.onus.vocabulary.TimelineKind;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The SLAs that one world misses in a slice, each once an episode, before the window as well as within it. */
final class Misses {
    private final Map<Which, Instant> first = new LinkedHashMap<>();
    private final Map<Question, Integer> asked = new HashMap<>();
    private final Map<CaseId, Subject> subjects = new HashMap<>();

    /** What a case asked for, such as who the owner is. */
    private record Question(CaseId parent, String foldKey) {}

    /**
     * A case, or one that it asked for, whose id may be another one in each world.
     *
     * @param question empty for the case itself
     * @param time how often it has asked that by then
     */
    private record Subject(CaseId about, String question, int time) {}

    /** Which one it is; under another policy the same one is missed at another time. */
    record Which(Subject subject, int episode, Sla sla) {
        Miss at(Instant at) {
            return new Miss(at, subject.about(), episode, sla);
        }
    }

    void saw(CaseEvent event) {
        Case it = event.after();
        Optional<CaseId> parent = it.links().parent();
        if (event.kind() == TimelineKind.OPENED && parent.isPresent()) {
            int time = asked.merge(new Question(parent.get(), it.foldKey()), 1, Integer::sum);
            subjects.put(it.id(), new Subject(parent.get(), it.foldKey(), time));
        }
        missed(event).ifPresent(sla -> first.putIfAbsent(new Which(subject(it), it.episode(), sla), event.at()));
    }

    /** Each with the moment at which it was missed; from then on nothing is known of it. */
    Map<Which, Instant> take() {
        Map<Which, Instant> taken = new LinkedHashMap<>(first);
        first.clear();
        asked.clear();
        subjects.clear();
        return taken;
    }

    private Subject subject(Case it) {
        return subjects.getOrDefault(it.id(), new Subject(it.id(), "", 0));
    }

    private static Optional<Sla> missed(CaseEvent event) {
        return event.detail() instanceof CaseEvent.Detail.OfDeadline fired
                ? Sla.missed(event.kind(), fired.deadline().kind().word())
                : Optional.empty();
    }
}
