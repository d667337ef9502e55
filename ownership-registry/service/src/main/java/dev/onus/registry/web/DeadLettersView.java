package dev.onus.registry.web;

import dev.onus.contracts.deadletter.DeadLetter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The page of dead letters.
 *
 * @param source the only one that is shown; empty: all
 * @param next where older ones begin; empty at the end
 * @param mayReplay whether this visitor may, here: intake runs in this process
 * @param available whether the topic could be read
 */
public record DeadLettersView(
        Frame frame,
        String source,
        List<Row> rows,
        Optional<String> next,
        boolean mayReplay,
        boolean available,
        Optional<Notice> notice) {
    /** @param body redacted before it was kept; shown from its start */
    public record Row(
            String id,
            String source,
            Instant at,
            String outcome,
            String reason,
            String position,
            int index,
            String receiptId,
            int bytes,
            String body,
            boolean isCutHere) {
        private static final int MOST_SHOWN = 4_000;

        static Row of(String id, DeadLetter letter, String shown) {
            return new Row(
                    id,
                    letter.source(),
                    letter.at(),
                    letter.outcome(),
                    letter.reason(),
                    letter.position(),
                    letter.index(),
                    letter.receiptId(),
                    letter.truncatedFrom().orElse(letter.body().length),
                    shown.length() > MOST_SHOWN ? shown.substring(0, MOST_SHOWN) : shown,
                    shown.length() > MOST_SHOWN);
        }

        public String mapping() {
            return "/sources/" + AnswerForms.encode(source) + "/mapping?event=" + id;
        }
    }

    public String older() {
        return "/dead-letters?" + (source.isEmpty() ? "" : "source=" + AnswerForms.encode(source) + "&") + "before="
                + next.orElse("");
    }
}
