package dev.onus.cli;

import dev.onus.ingest.decode.SourceOptions;
import dev.onus.ingest.source.SourceTrial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One recorded event of a source against the alert that is expected of it: {@code x.event.json}, or any other ending, and
 * {@code x.alert.json} beside it.
 */
final class SourceTest {
    static final String EVENT = ".event.";
    private static final String ALERT = ".alert.json";

    private final String source;
    private final Path event;
    private final Path expected;
    private final String came;

    private SourceTest(String source, Path event, Path expected, String came) {
        this.source = source;
        this.event = event;
        this.expected = expected;
        this.came = came;
    }

    static SourceTest of(String source, SourceOptions options, Path event) {
        String file = event.getFileName().toString();
        Path expected = event.resolveSibling(file.substring(0, file.indexOf(EVENT)) + ALERT);
        String came = SourceTrial.text(SourceTrial.of(source, options, Input.bytes(event)));
        return new SourceTest(source, event, expected, came);
    }

    String name() {
        String file = event.getFileName().toString();
        return source + "/" + file.substring(0, file.indexOf(EVENT));
    }

    Path event() {
        return event;
    }

    Path expected() {
        return expected;
    }

    boolean isWrittenDown() {
        return Files.isRegularFile(expected);
    }

    /** What differs, as lines; empty when it is as expected. */
    List<String> difference() {
        return LineDiff.of(isWrittenDown() ? Input.text(expected) : "", came);
    }

    void write() {
        try {
            Files.writeString(expected, came);
        } catch (IOException e) {
            throw new RefusedException("Expected to write " + expected + ", but it could not be written.");
        }
    }
}
