package dev.onus.standalone.demo;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Properties;

/** How each scenario ended when it was last played; kept beside the data, which is wiped. */
final class ScenarioOutcomes {
    private static final String NEVER = "not played yet";

    private final Path file;

    ScenarioOutcomes(Path folder) {
        this.file = folder.resolve("scenarios.properties");
    }

    String of(Scenario scenario) {
        return read().getProperty(scenario.name(), NEVER);
    }

    void note(Scenario scenario, boolean passed, Instant at) {
        Properties all = read();
        all.setProperty(scenario.name(), (passed ? "passed" : "failed") + " at " + at.truncatedTo(ChronoUnit.SECONDS));
        try {
            Files.createDirectories(file.getParent());
            try (Writer writer = Files.newBufferedWriter(file)) {
                all.store(writer, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write " + file + ", but could not.", e);
        }
    }

    private Properties read() {
        Properties all = new Properties();
        if (Files.isRegularFile(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                all.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("Expected to read " + file + ", but could not.", e);
            }
        }
        return all;
    }
}
