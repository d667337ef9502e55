package dev.onus.registry.web;

import dev.onus.contracts.deadletter.DeadLetterLog;
import dev.onus.ingest.decode.Mapping;
import dev.onus.ingest.source.SourceTrial;
import dev.onus.registry.http.Caller;
import dev.onus.registry.token.Scope;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.KafkaException;

/** Shows the mapping page. */
@Singleton
final class MappingPages {
    private static final int MOST_EVENTS = 10;
    /** A longer event is tried whole by the command line; a form is no place for it. */
    private static final int MAX_EVENT = 200_000;

    private static final String EXAMPLE_EVENT = "{\n  \"what\" : \"paste an event here\"\n}";
    private static final String EXAMPLE_MAPPING = """
            {
              "title": what,
              "identityId": "provider:type:" & who,
              "severity": "unknown",
              "dedupKey": id
            }""";

    private final Pages pages;
    private final Frames frames;
    private final MappingDesk desk;
    private final DeadLetterLog log;

    MappingPages(Pages pages, Frames frames, MappingDesk desk, DeadLetterLog log) {
        this.pages = pages;
        this.frames = frames;
        this.desk = desk;
        this.log = log;
    }

    /** With a recorded event and the mapping of the record. */
    HttpResponse<?> recorded(
            HttpRequest<?> request, Caller visitor, String name, Optional<String> event, Optional<Notice> notice) {
        List<DeadLetterLog.Kept> events = events(name);
        String text = event.flatMap(this::found)
                .or(() -> events.stream().findFirst())
                .map(kept -> SourceTrial.shown(kept.letter().body()))
                .filter(shown -> shown.length() <= MAX_EVENT)
                .orElse(EXAMPLE_EVENT);
        String mapping = written(name).orElse(EXAMPLE_MAPPING);
        return page(request, visitor, name, events, text, mapping, HttpStatus.OK, notice);
    }

    /** With what the visitor wrote, without the secrets in it. */
    HttpResponse<?> tried(
            HttpRequest<?> request,
            Caller visitor,
            String name,
            String event,
            String mapping,
            HttpStatus status,
            Optional<Notice> notice) {
        String text = event.length() <= MAX_EVENT ? SourceTrial.shown(bytes(event)) : EXAMPLE_EVENT;
        return page(request, visitor, name, events(name), text, mapping, status, notice);
    }

    private HttpResponse<?> page(
            HttpRequest<?> request,
            Caller visitor,
            String name,
            List<DeadLetterLog.Kept> events,
            String event,
            String mapping,
            HttpStatus status,
            Optional<Notice> notice) {
        Optional<String> problem = mapping.isEmpty() ? Optional.empty() : Mapping.problemOf(mapping);
        String result = problem.isPresent()
                ? ""
                : SourceTrial.text(SourceTrial.of(name, desk.options(name, mapping), bytes(event)));
        return pages.page(
                status,
                "mapping.jte",
                new MappingView(
                        frames.of(request, visitor, "Mapping of " + name, SourceListController.TAB, 0),
                        name,
                        desk.version(name),
                        events.stream()
                                .map(kept -> new MappingView.Recorded(
                                        kept.id(),
                                        kept.letter().at(),
                                        kept.letter().reason()))
                                .toList(),
                        event,
                        mapping,
                        result,
                        problem,
                        !written(name).orElse("").equals(mapping),
                        visitor.may(Scope.WRITE),
                        UUID.randomUUID().toString(),
                        notice));
    }

    private Optional<String> written(String name) {
        return desk.source(name).flatMap(record -> record.spec().mapping());
    }

    private Optional<DeadLetterLog.Kept> found(String id) {
        try {
            return log.find(id);
        } catch (KafkaException e) {
            return Optional.empty();
        }
    }

    private List<DeadLetterLog.Kept> events(String name) {
        try {
            return log.newest(Map.of(), letter -> letter.source().equals(name)).letters().stream()
                    .limit(MOST_EVENTS)
                    .toList();
        } catch (KafkaException e) {
            return List.of();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
