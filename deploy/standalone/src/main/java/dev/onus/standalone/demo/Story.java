package dev.onus.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.cli.api.ApiRefusedException;
import dev.onus.cli.api.ApiUnreachableException;
import dev.onus.cli.api.OnusApi;
import dev.onus.cli.terminal.Ink;
import dev.onus.cli.terminal.Wrap;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells what happens, line by line, with the time since it began: what people do, what arrives, what a case records. */
final class Story implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(75);
    /** What an inbox shows already, and what is only bookkeeping. */
    private static final Set<String> UNTOLD = Set.of("page-requested", "page-delivered", "response");

    /** As wide as time and sign before a line. */
    private static final String INDENT = " ".repeat(14);

    private final PrintWriter out;
    private final Ink ink;
    private final OnusApi api;
    private final Map<String, Integer> told = new LinkedHashMap<>();
    private final Set<String> followed = ConcurrentHashMap.newKeySet();
    private final Thread teller;
    private volatile long began = System.nanoTime();
    private volatile boolean closed;
    private volatile boolean muted;

    Story(PrintWriter out, Ink ink, OnusApi api) {
        this.out = out;
        this.ink = ink;
        this.api = api;
        this.teller = Thread.ofVirtual().name("story").start(this::tell);
    }

    /** Until the next title: what happens while a stage is cleared is no part of any story. */
    void curtain() {
        settle();
        muted = true;
        followed.clear();
    }

    void begin(String title) {
        muted = false;
        began = System.nanoTime();
        synchronized (out) {
            out.println();
            out.println("  " + ink.strong(title));
        }
    }

    void say(String text) {
        line("›", text, "");
    }

    /** Something that the scenario expects, and that is so. */
    void holds(String what) {
        line(ink.good("✓"), ink.quiet(what), "");
    }

    void fails(String what) {
        line(ink.bad("✗"), what, "");
    }

    /** What the company's platform does because it was asked to. */
    void platform(String words) {
        line(ink.warn("⚙"), "the platform " + words, "");
    }

    void arrived(InboxPage page) {
        if (page.isRequest()) {
            String role = page.isAccountable() ? ink.strong("accountable") : ink.quiet("informed");
            line(ink.warn("✉"), ink.strong(page.person()) + " is paged (" + role + "): " + page.title(), page.reason());
        } else if (page.type().contains(".withdrawn.")) {
            line("✉", ink.quiet("the page to " + page.person() + " is withdrawn"), "");
        } else {
            line("✉", page.person() + " is reminded: " + page.title(), "");
        }
    }

    void follow(String caseId) {
        followed.add(caseId);
    }

    void pause(Duration howLong) {
        try {
            Thread.sleep(howLong);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnexpectedException("Expected to go on, but was interrupted.");
        }
    }

    /** Lets the last events be told before somebody else writes. */
    void settle() {
        pause(LOOK_EVERY.multipliedBy(8));
    }

    private void tell() {
        try {
            while (!closed) {
                followed.forEach(this::tellNewsOf);
                Thread.sleep(LOOK_EVERY);
            }
        } catch (InterruptedException e) {
            // It was closed between two looks.
            Thread.currentThread().interrupt();
        }
    }

    private void tellNewsOf(String caseId) {
        try {
            JsonNode items = api.get("/v1/cases/" + caseId + "/timeline").path("items");
            int seen = told.getOrDefault(caseId, 0);
            for (int i = seen; i < items.size(); i++) {
                tell(items.path(i));
            }
            told.put(caseId, Math.max(seen, items.size()));
        } catch (ApiRefusedException | ApiUnreachableException e) {
            // The next look tells it; a story never stops what it tells of.
            return;
        }
    }

    private void tell(JsonNode item) {
        String kind = item.path("kind").asText();
        if (UNTOLD.contains(kind)) {
            return;
        }
        line(
                ink.link("•"),
                item.path("summary").asText(kind),
                item.path("reason").asText(""));
    }

    private void line(String sign, String text, String reason) {
        if (muted) {
            return;
        }
        double seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
        int width = Wrap.widthOfTerminal() - INDENT.length();
        List<String> lines = Wrap.lines(text, width);
        synchronized (out) {
            out.println(ink.quiet(String.format(Locale.ROOT, "  %6.1f s  ", seconds)) + sign + " " + lines.getFirst());
            lines.stream().skip(1).forEach(line -> out.println(INDENT + line));
            if (!reason.isEmpty()) {
                Wrap.lines(reason, width).forEach(line -> out.println(INDENT + ink.quiet(line)));
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        teller.interrupt();
    }
}
