package dev.onus.registry.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A recorded event, the mapping, and what comes of it.
 *
 * @param version of the source's record; 0: it has none yet
 * @param events the newest dead letters of the source
 * @param event what is tried, as text
 * @param problem why the mapping is no expression
 * @param changed whether the mapping differs from the record
 */
public record MappingView(
        Frame frame,
        String source,
        long version,
        List<Recorded> events,
        String event,
        String mapping,
        String result,
        Optional<String> problem,
        boolean changed,
        boolean maySave,
        String writeId,
        Optional<Notice> notice) {
    public record Recorded(String id, Instant at, String reason) {}

    public String path() {
        return "/sources/" + AnswerForms.encode(source) + "/mapping";
    }

    public int lines(String text) {
        return (int) Math.clamp(text.lines().count() + 1, 10, 32);
    }
}
