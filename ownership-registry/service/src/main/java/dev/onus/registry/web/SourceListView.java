package dev.onus.registry.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The page of sources.
 *
 * @param rows the configured ones, then those that were heard without a record
 */
public record SourceListView(Frame frame, List<Row> rows) {
    /**
     * One source.
     *
     * @param configured whether it has a record
     * @param reads the format, or that a mapping reads it
     * @param topic empty: it sends over HTTP alone
     * @param lastHeard empty: never, as far as is known
     * @param silentSince there while it has been quiet for longer than its record allows
     * @param kept dead letters among the newest
     */
    public record Row(
            String name,
            boolean configured,
            String reads,
            Optional<String> topic,
            String verified,
            Optional<Instant> lastHeard,
            Optional<Instant> silentSince,
            long kept) {
        public String mapping() {
            return "/sources/" + AnswerForms.encode(name) + "/mapping";
        }

        public String deadLetters() {
            return "/dead-letters?source=" + AnswerForms.encode(name);
        }
    }
}
