package dev.onus.ingest.decode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.onus.ingest.decode.text.TextRecords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the records of a body: one JSON value, several in a row, or one record a line, each JSON or text, of which some
 * may be broken. Text of which nothing is known is one record, however many lines it has.
 */
final class BodyReader {
    /**
     * @param problem empty when the tree could be read
     */
    record Piece(JsonNode tree, byte[] bytes, String problem) {
        static Piece of(JsonNode tree) {
            return new Piece(tree, new byte[0], "");
        }

        static Piece broken(byte[] bytes, String problem) {
            return new Piece(MissingNode.getInstance(), bytes, problem);
        }

        /** Whether its shape is known, be it as text. */
        boolean isGood() {
            return tree.isContainerNode() && !isPlainText();
        }

        boolean isPlainText() {
            return tree.isObject() && TextRecords.isPlain(tree) && !tree.has("syslog");
        }
    }

    private BodyReader() {}

    /** Empty when there is nothing but white space. */
    static List<Piece> read(byte[] body) {
        if (isBlank(body)) {
            return List.of();
        }
        try {
            return values(body);
        } catch (StreamConstraintsException e) {
            return List.of(Piece.broken(body, tooMuch(e)));
        } catch (IOException | RuntimeException e) {
            return again(body, e);
        }
    }

    /** Once more with what is not UTF-8 replaced, then line by line; else the first finding stands. */
    private static List<Piece> again(byte[] body, Exception first) {
        String text = new String(body, StandardCharsets.UTF_8);
        if (isJsonStart(text)) {
            try {
                return values(text.getBytes(StandardCharsets.UTF_8));
            } catch (IOException | RuntimeException e) {
                // Perhaps one of its lines is whole.
            }
        }
        List<Piece> lines = lines(text);
        if (lines.stream().anyMatch(Piece::isGood)) {
            return lines;
        }
        return isJsonStart(text) || !TextRecords.isReadable(text)
                ? List.of(Piece.broken(body, notJson(first)))
                : List.of(Piece.of(TextRecords.plain(text.strip())));
    }

    private static List<Piece> values(byte[] body) throws IOException {
        List<Piece> pieces = new ArrayList<>();
        try (MappingIterator<JsonNode> values =
                IntakeJson.MAPPER.readerFor(JsonNode.class).readValues(body)) {
            while (values.hasNextValue()) {
                pieces.add(Piece.of(values.nextValue()));
                if (pieces.size() > Decoder.MAX_ITEMS) {
                    break;
                }
            }
        }
        return pieces;
    }

    private static List<Piece> lines(String text) {
        List<Piece> pieces = new ArrayList<>();
        for (String line : (Iterable<String>) text.lines()::iterator) {
            if (pieces.size() > Decoder.MAX_ITEMS) {
                break;
            }
            if (!line.isBlank()) {
                pieces.addAll(line(line));
            }
        }
        return pieces;
    }

    private static List<Piece> line(String line) {
        if (!isJsonStart(line)) {
            return List.of(text(line));
        }
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        try {
            return values(bytes);
        } catch (StreamConstraintsException e) {
            return List.of(Piece.broken(bytes, tooMuch(e)));
        } catch (IOException | RuntimeException e) {
            return List.of(Piece.broken(bytes, notJson(e)));
        }
    }

    private static Piece text(String line) {
        Optional<? extends JsonNode> known = TextRecords.known(line.strip());
        Optional<JsonNode> inner = known.map(tree -> tree.path(TextRecords.TEXT).asText(""))
                .filter(BodyReader::isJsonStart)
                .flatMap(BodyReader::one);
        if (inner.isPresent()) {
            return Piece.of(inner.get());
        }
        if (known.isPresent()) {
            return Piece.of(known.get());
        }
        return TextRecords.isReadable(line)
                ? Piece.of(TextRecords.plain(line.strip()))
                : Piece.broken(
                        line.getBytes(StandardCharsets.UTF_8),
                        "Expected JSON or text, but it has characters that are neither.");
    }

    /** The one object or list behind a syslog header. */
    private static Optional<JsonNode> one(String text) {
        try {
            List<Piece> pieces = values(text.getBytes(StandardCharsets.UTF_8));
            return pieces.size() == 1 ? Optional.of(pieces.getFirst().tree()) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isJsonStart(String text) {
        String start = text.stripLeading();
        return start.startsWith("{") || start.startsWith("[") || start.startsWith("\"") || start.startsWith("\ufeff");
    }

    private static String tooMuch(StreamConstraintsException e) {
        return "Expected JSON within our limits (nesting of %d, %d digits to a number), but: %s"
                .formatted(
                        IntakeJson.MAX_NESTING, IntakeJson.MAX_NUMBER_DIGITS, withoutSetting(e.getOriginalMessage()));
    }

    /** The parser also names the setting that holds the limit, which means nothing to a sender. */
    private static String withoutSetting(String message) {
        return message.replaceAll(",? from `[^`]*`", "");
    }

    /** Where it broke; never what stands there, which may be a secret. */
    private static String notJson(Exception e) {
        if (e instanceof JsonProcessingException broken && broken.getLocation() != null) {
            return "Expected JSON, but it breaks off or goes wrong at line %d, column %d."
                    .formatted(
                            broken.getLocation().getLineNr(),
                            broken.getLocation().getColumnNr());
        }
        return "Expected JSON, but it is something else.";
    }

    private static boolean isBlank(byte[] body) {
        for (byte each : body) {
            if (each != ' ' && each != '\n' && each != '\r' && each != '\t') {
                return false;
            }
        }
        return true;
    }
}
