package dev.onus.ingest.decode.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/**
 * The {@code key=value} part of a CEF record. An {@code =} opens a new key only behind a name that a space precedes;
 * every other one belongs to the value. A value that is JSON is taken whole, whatever stands in it.
 */
final class Extension {
    private static final JsonFactory JSON = new JsonFactory();
    /** More are kept in the value of the last. */
    private static final int MAX_KEYS = 2_000;
    /** After so many values that only look like JSON the rest is not tried. */
    private static final int MOST_FAILURES = 50;

    private final String text;
    private final char[] characters;
    private final ObjectNode fields = JsonNodeFactory.instance.objectNode();
    private String key = "";
    private int valueFrom;
    private int jsonEnd;
    private boolean isJson;
    private int failures;

    private Extension(String text) {
        this.text = text;
        this.characters = text.toCharArray();
    }

    static ObjectNode of(String text) {
        Extension extension = new Extension(text);
        extension.read();
        return extension.fields;
    }

    private void read() {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int start = c == '=' ? keyBefore(at) : -1;
            if (start >= 0 && fields.size() < MAX_KEYS) {
                close(start);
                key = text.substring(start, at);
                valueFrom = at + 1;
                jsonEnd = endOfJson(valueFrom);
                isJson = jsonEnd > valueFrom;
                at = jsonEnd;
            } else {
                at++;
            }
        }
        close(text.length());
    }

    private void close(int end) {
        String value = text.substring(valueFrom, end).strip();
        if (!key.isEmpty()) {
            fields.put(key, isJson && end >= jsonEnd ? value : Cef.unescaped(value));
        } else if (!value.isEmpty()) {
            fields.put("text", Cef.unescaped(value));
        }
    }

    /** Where the name before this sign begins; -1 when it is none, or is not behind a space. */
    private int keyBefore(int equals) {
        int start = equals;
        while (start > valueFrom && isNameCharacter(text.charAt(start - 1))) {
            start--;
        }
        boolean behindSpace = start == 0 || Character.isWhitespace(text.charAt(start - 1));
        boolean first = key.isEmpty() && start == valueFrom;
        return start < equals && (behindSpace || first) ? start : -1;
    }

    private static boolean isNameCharacter(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '.'
                || c == '['
                || c == ']'
                || c == '-';
    }

    /** Behind the JSON that begins here, when it is followed by a space or by nothing; else here. */
    private int endOfJson(int from) {
        boolean isStart = from < characters.length && (characters[from] == '{' || characters[from] == '[');
        if (!isStart || failures >= MOST_FAILURES) {
            return from;
        }
        try (JsonParser parser = JSON.createParser(characters, from, characters.length - from)) {
            parser.nextToken();
            parser.skipChildren();
            int end = from + (int) parser.currentLocation().getCharOffset();
            boolean whole =
                    parser.currentToken() != null && parser.currentToken().isStructEnd();
            return whole && (end >= characters.length || characters[end] == ' ') ? end : from;
        } catch (IOException e) {
            failures++;
            return from;
        }
    }
}
