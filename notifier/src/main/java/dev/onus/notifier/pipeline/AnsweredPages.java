package dev.onus.notifier.pipeline;

import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.ResponseFacts;
import dev.onus.notifier.message.Message;
import dev.onus.notifier.message.MessageType;
import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Word;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Knows which pages an acknowledgement answers. The page of who acknowledged is not withdrawn: it stands for what else
 * that person may do. But its person has answered, so they are not called about it once more by another contact.
 *
 * <p>The same stretch of the log may be read twice, to look ahead and then to work. A page that was asked for after the
 * acknowledgement, because it lapsed, is never taken for answered by it. For one thread.
 */
public final class AnsweredPages {
    private static final String PERSON = "person:";

    private final Map<Asked, Map<PageId, Long>> asked = new HashMap<>();

    private record Asked(String caseId, String person) {}

    /** Takes note of what is asked for, or is over. */
    public void note(Message message, long offset) {
        Asked key = new Asked(message.event().getCaseId(), message.person());
        if (message.type() == MessageType.PAGE && message.asksForAnswer()) {
            asked.computeIfAbsent(key, whose -> new HashMap<>()).put(message.pageId(), offset);
        } else if (message.type() == MessageType.WITHDRAWAL) {
            asked.computeIfPresent(key, (whose, pages) -> {
                pages.remove(message.pageId());
                return pages.isEmpty() ? null : pages;
            });
        }
    }

    /** Pages that this event answers; empty for all events but acknowledgements by a person. */
    public Set<PageId> answeredBy(EscalationEvent event, long offset) {
        if (Word.find(TimelineKind.class, event.getKind()).orElse(TimelineKind.UNKNOWN) != TimelineKind.ACKNOWLEDGED) {
            return Set.of();
        }
        return Optional.ofNullable(event.getResponse())
                .map(ResponseFacts::getActor)
                .filter(actor -> actor.startsWith(PERSON))
                .map(actor -> actor.substring(PERSON.length()))
                .map(person -> asked.getOrDefault(new Asked(event.getCaseId(), person), Map.of()))
                .orElse(Map.of())
                .entrySet()
                .stream()
                .filter(page -> page.getValue() < offset)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
