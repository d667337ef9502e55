package dev.onus.notifier.pipeline;

import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.ResponseFacts;
import dev.onus.notifier.message.Message;
import dev.onus.notifier.message.MessageType;
import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Word;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Knows which pages an acknowledgement answers. The page of who acknowledged is not withdrawn: it stands for what else
 * that person may do. But its person has answered, so they are not called about it once more by another contact.
 *
 * <p>The same stretch of the log may be read twice, to look ahead and then to work. A page that was asked for after the
 * acknowledgement, because it lapsed, is never taken for answered by it. For one thread.
 */
public final class AnsweredPages {
    private static final String PERSON = "person:";

    /** Few pages each, and replaced as a whole: tens of thousands may stand. */
    private final Map<Asked, List<Request>> asked = new HashMap<>();

    private record Asked(String caseId, String person) {}

    private record Request(PageId pageId, long offset) {}

    /** Takes note of what is asked for, or is over. */
    public void note(Message message, long offset) {
        Asked key = new Asked(message.event().getCaseId(), message.person().intern());
        if (message.type() == MessageType.PAGE && message.asksForAnswer()) {
            Request request = new Request(message.pageId(), offset);
            asked.merge(
                    key,
                    List.of(request),
                    (known, one) -> Stream.concat(without(known, message.pageId()), Stream.of(request))
                            .toList());
        } else if (message.type() == MessageType.WITHDRAWAL) {
            asked.computeIfPresent(key, (whose, known) -> {
                List<Request> rest = without(known, message.pageId()).toList();
                return rest.isEmpty() ? null : rest;
            });
        }
    }

    private static Stream<Request> without(List<Request> requests, PageId pageId) {
        return requests.stream().filter(request -> !request.pageId().equals(pageId));
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
                .map(person -> asked.getOrDefault(new Asked(event.getCaseId(), person), List.of()))
                .orElse(List.of())
                .stream()
                .filter(request -> request.offset() < offset)
                .map(Request::pageId)
                .collect(Collectors.toSet());
    }
}
