package dev.onus.ingest.decode;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * What another product had found, carried inside a SIEM's alert: its identity and its correlation id are better than what
 * the SIEM made of it.
 *
 * @param alert as the inner format reads it
 * @param ofDetector whether the inner record is a finding; else it is a line of a log, which the SIEM judged
 */
public record Inner(Alert alert, boolean ofDetector) {
    /** Opens envelopes in it, too; empty when no vendor's format knows it. */
    public static Optional<Inner> in(JsonNode tree, AlertFormat.Context context) {
        List<BodyReader.Piece> pieces = List.of(BodyReader.Piece.of(tree));
        for (Child child : Envelopes.open(pieces, context.delivery(), context.index())) {
            Optional<AlertFormat> format =
                    Formats.of(child.tree()).filter(each -> !each.name().equals(Formats.OWN));
            if (format.isPresent() && format.get().decode(child.tree(), context) instanceof Outcome.Decoded decoded) {
                return Optional.of(
                        new Inner(decoded.alert(), format.get().rules().otherwiseAlerts()));
            }
        }
        return Optional.empty();
    }

    /** As {@link #in(JsonNode, AlertFormat.Context)}, of a text that may be JSON or a record of a text format. */
    public static Optional<Inner> in(String text, AlertFormat.Context context) {
        return Optional.of(text)
                .filter(CommonEnvelopes::mayHoldMore)
                .flatMap(CommonEnvelopes::json)
                .filter(JsonNode::isContainerNode)
                .flatMap(tree -> in(tree, context));
    }
}
