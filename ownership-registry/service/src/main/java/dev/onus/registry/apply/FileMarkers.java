package dev.onus.registry.apply;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Which file a line of the stream came from: a comment {@code # file: NAME} says that the lines after it are that
 * file's, counted from 1 again. So one stream can hold a whole folder and errors still name the file and its line.
 */
final class FileMarkers {
    private static final String MARKER = "# file: ";

    private final NavigableMap<Integer, String> byLine = new TreeMap<>();
    private final @Nullable String wholeStream;

    FileMarkers(String text, @Nullable String wholeStream) {
        this.wholeStream = wholeStream;
        int number = 0;
        for (String line : text.lines().toList()) {
            if (line.startsWith(MARKER)) {
                byLine.put(number, line.substring(MARKER.length()).strip());
            }
            number++;
        }
    }

    /** @param line from 0, in the stream */
    Place place(int line, int column) {
        Map.Entry<Integer, String> marker = byLine.floorEntry(line);
        if (marker == null) {
            return new Place(wholeStream, line + 1, column + 1);
        }
        return new Place(marker.getValue(), Math.max(1, line - marker.getKey()), column + 1);
    }

    Place place(Mark mark) {
        return place(mark.getLine(), mark.getColumn());
    }
}
