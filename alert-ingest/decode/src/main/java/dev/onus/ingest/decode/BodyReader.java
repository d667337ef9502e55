package dev.onus.ingest.decode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Finds the JSON values of a body: one, several in a row, or one a line of which some may be broken. */
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
        byte[] mended = new String(body, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
        try {
            return values(mended);
        } catch (IOException | RuntimeException e) {
            List<Piece> lines = lines(mended);
            boolean anyGood = lines.stream().anyMatch(piece -> piece.tree().isContainerNode());
            return anyGood ? lines : List.of(Piece.broken(body, notJson(first)));
        }
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

    private static List<Piece> lines(byte[] body) {
        List<Piece> pieces = new ArrayList<>();
        for (String line : new String(body, StandardCharsets.UTF_8).split("\n")) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            if (line.isBlank() || pieces.size() > Decoder.MAX_ITEMS) {
                continue;
            }
            try {
                pieces.addAll(values(bytes));
            } catch (StreamConstraintsException e) {
                pieces.add(Piece.broken(bytes, tooMuch(e)));
            } catch (IOException | RuntimeException e) {
                pieces.add(Piece.broken(bytes, notJson(e)));
            }
        }
        return pieces;
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
