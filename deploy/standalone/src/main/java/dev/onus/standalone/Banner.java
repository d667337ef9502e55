package dev.onus.standalone;

import dev.onus.cli.terminal.Ink;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** What a person sees while Onus starts, and when it is ready. */
public final class Banner implements Progress {
    private final PrintWriter out;
    private final Ink ink;
    private final long began = System.nanoTime();

    public Banner(PrintWriter out, Ink ink) {
        this.out = out;
        this.ink = ink;
    }

    public void greet() {
        out.println();
        out.println("  " + ink.strong("onus") + ink.quiet("  somebody answers"));
        out.println();
    }

    @Override
    public synchronized void started(String part, String where) {
        out.println("  " + ink.good("●") + " " + "%-16s %-22s ".formatted(part, where) + ink.quiet(elapsed()));
    }

    public void ready(Standalone onus, boolean first) {
        out.println();
        out.println("  Ready in " + ink.strong(elapsed()) + ".");
        out.println();
        line("Console", onus.loginAddress().toString(), "log-in address, good once");
        line("API", onus.url().toString(), "");
        line("Kafka", onus.kafka(), "raw alerts: siem.alerts");
        line("Schemas", onus.schemaRegistry(), "");
        if (first) {
            line("Token", onus.adminToken(), "admin; kept in the data folder");
        }
        out.println();
    }

    private void line(String name, String value, String note) {
        out.println("  %-9s".formatted(name) + ink.link(value) + (note.isEmpty() ? "" : ink.quiet("   " + note)));
    }

    private String elapsed() {
        Duration since = Duration.ofNanos(System.nanoTime() - began);
        return String.format(Locale.ROOT, "%.1f s", since.toMillis() / 1000.0);
    }
}
