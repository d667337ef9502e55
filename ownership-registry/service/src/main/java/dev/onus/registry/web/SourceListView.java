package dev.onus.registry.web;

import dev.onus.registry.source.SourceStatus;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The page of sources, by name.
 *
 * @param find only names with this in them are shown; empty: all
 * @param next the name behind which there are more; empty at the end
 */
public record SourceListView(Frame frame, String find, List<Row> rows, Optional<String> next) {
    public String more() {
        return "/sources?" + (find.isEmpty() ? "" : "find=" + AnswerForms.encode(find) + "&") + "after="
                + AnswerForms.encode(next.orElse(""));
    }

    /**
     * One source.
     *
     * @param configured whether it has a record
     * @param reads the format, or that a mapping reads it
     * @param topic empty: it sends over HTTP alone
     */
    public record Row(boolean configured, String reads, Optional<String> topic, String verified, SourceStatus status) {
        public String name() {
            return status.name();
        }

        public String mapping() {
            return "/sources/" + AnswerForms.encode(name()) + "/mapping";
        }

        public String deadLetters() {
            return "/dead-letters?source=" + AnswerForms.encode(name());
        }

        /** What became of what it sent and was understood; what there is none of is left out. */
        public List<String> understood() {
            return Stream.of(
                            said("case-opened", "case", "cases"),
                            said("folded", "folded", "folded"),
                            said("duplicate", "duplicate", "duplicates"),
                            said("resolved", "resolved", "resolved"),
                            said("ignored", "ignored", "ignored"),
                            said("accepted", "under way", "under way"))
                    .flatMap(Optional::stream)
                    .toList();
        }

        /** What lies among the dead letters. */
        public List<String> notUnderstood() {
            return Stream.of(
                            said("unmapped", "unmapped", "unmapped"),
                            said("rejected", "rejected", "rejected"),
                            said("dead-letter", "failed", "failed"))
                    .flatMap(Optional::stream)
                    .toList();
        }

        private Optional<String> said(String outcome, String one, String several) {
            long count = status.count(outcome);
            return count == 0
                    ? Optional.empty()
                    : Optional.of(String.format(Locale.ENGLISH, "%,d", count) + " " + (count == 1 ? one : several));
        }
    }
}
