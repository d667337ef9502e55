package dev.onus.executor;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One run of a script: never longer than allowed, whatever it does with its input and output. */
final class HookRun {
    private static final int DONE = 0;
    private static final int REFUSED = 3;
    /** After the script's end, for the last of its output; a child of it that lives on may hold the pipe for ever. */
    private static final Duration OUTPUT_WITHIN = Duration.ofSeconds(1);

    private final Path script;
    private final Duration atMost;

    HookRun(Path script, Duration atMost) {
        this.script = script;
        this.atMost = atMost;
    }

    Outcome run(String state, String json) throws IOException {
        Process process = new ProcessBuilder(script.toAbsolutePath().toString(), state)
                .redirectErrorStream(true)
                .start();
        CompletableFuture<String> output = new CompletableFuture<>();
        Thread.ofVirtual().name("hook-input").start(() -> write(process, json));
        Thread.ofVirtual().name("hook-output").start(() -> output.complete(read(process)));
        try {
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                end(process);
                return Outcome.failed("The hook took longer than " + atMost.toSeconds() + " s and was ended.");
            }
            String said = output.completeOnTimeout("", OUTPUT_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
            return outcome(process.exitValue(), said);
        } catch (InterruptedException e) {
            end(process);
            Thread.currentThread().interrupt();
            return Outcome.failed("The executor was stopped while the hook ran.");
        }
    }

    private static Outcome outcome(int exit, String said) {
        return switch (exit) {
            case DONE -> Outcome.done(said);
            case REFUSED -> Outcome.refused(said);
            default -> Outcome.failed(said.isEmpty() ? "The hook ended with " + exit + "." : said);
        };
    }

    /** With its children: a shell script's work is most often done by them. */
    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** A hook may ignore its input and end; then the pipe is closed, which is no failure. */
    private static void write(Process process, String json) {
        try (OutputStream input = process.getOutputStream()) {
            input.write(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            return;
        }
    }

    /** Keeps the beginning and reads the rest away, so that a talkative hook does not block on a full pipe. */
    private static String read(Process process) {
        try (InputStream output = process.getInputStream()) {
            String said = new String(output.readNBytes(Outcome.MOST_DETAIL), StandardCharsets.UTF_8);
            output.transferTo(OutputStream.nullOutputStream());
            return said.strip();
        } catch (IOException e) {
            return "";
        }
    }
}
