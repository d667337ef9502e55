package dev.onus.standalone.demo;

import dev.onus.cli.api.OnusApi;
import dev.onus.cli.terminal.Ink;
import dev.onus.standalone.Standalone;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Loads the example company, plays scenarios, and tells what happens. */
final class Demo implements AutoCloseable {
    private final Standalone onus;
    private final PrintWriter out;
    private final Ink ink;
    private final ScenarioOutcomes outcomes;
    private final double speed;
    private final OnusApi api;
    private final Story story;
    private final Inbox inbox;
    private final Company company;

    Demo(Standalone onus, Path data, PrintWriter out, Ink ink, ScenarioOutcomes outcomes, double speed) {
        this.onus = onus;
        this.out = out;
        this.ink = ink;
        this.outcomes = outcomes;
        this.speed = speed;
        this.api = new OnusApi(onus.url(), Optional.of(onus.adminToken()));
        this.story = new Story(out, ink, api);
        this.inbox = Inbox.open(story::arrived);
        api.post("/v1/apply", OnusApi.AS_YAML, organisation());
        this.company = new Company(onus, api, story, data);
    }

    private byte[] organisation() {
        return ExampleOrganisation.yaml(inbox.address(), speed).getBytes(StandardCharsets.UTF_8);
    }

    /** Plays them one after another; false when one did not go as it says. */
    boolean play(List<Scenario> scenarios) {
        out.println("  "
                + ink.quiet("Meridian Cards, an invented company, is loaded; its minutes pass "
                        + (speed == Math.rint(speed) ? Long.toString((long) speed) : Double.toString(speed))
                        + " times as fast."));
        int passed = 0;
        for (Scenario scenario : scenarios) {
            if (!scenario.equals(scenarios.getFirst())) {
                story.curtain();
                new Curtain(api, story).fall();
            }
            passed += play(scenario) ? 1 : 0;
        }
        if (scenarios.size() > 1) {
            out.println();
            out.println("  " + ink.strong(passed + " of " + scenarios.size()) + " scenarios went as they should.");
        }
        return passed == scenarios.size();
    }

    private boolean play(Scenario scenario) {
        story.begin(scenario.about());
        Stage stage = new Stage(api, inbox, story, company, speed);
        Optional<String> stopped = Optional.empty();
        try {
            scenario.play(stage);
        } catch (RuntimeException e) {
            stopped = Optional.of(e.getMessage() == null ? e.toString() : e.getMessage());
        }
        story.settle();
        boolean passed = stopped.isEmpty() && stage.checks().failures().isEmpty();
        outcomes.note(scenario, passed, Instant.now());
        out.println();
        out.println("  " + (passed ? ink.good("passed") : ink.bad("failed")) + "  " + scenario.name());
        stage.checks().failures().forEach(failure -> out.println("    Expected: " + failure + "."));
        stopped.ifPresent(why -> out.println("    " + why));
        return passed;
    }

    /** Plays two more alerts for the person to answer and says where to look; the inbox tells what still happens. */
    void stayUp() {
        story.begin("Two more alerts, for you to answer.");
        sendOneMore("/v1/sources/guardduty", "/examples/alerts/guardduty-role-session.api.json");
        sendOneMore("/v1/alerts", "/examples/alerts/unowned-token.onus.json");
        story.settle();
        out.println();
        out.println("  Look at it: " + ink.link(onus.loginAddress().toString()) + ink.quiet("  (console, good once)"));
        out.println("              " + ink.link(inbox.address().toString()) + ink.quiet("  (everybody's inbox)"));
        out.println("              " + ink.quiet("./onus cases"));
        out.println("  More of it: " + ink.quiet("./onus demo --list, ./onus demo --scenario all"));
        out.println(ink.quiet("  Ctrl-C ends the demo."));
    }

    private void sendOneMore(String path, String resource) {
        api.post(path, OnusApi.AS_JSON, ExampleOrganisation.read(resource).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        company.close();
        story.close();
        inbox.close();
        api.close();
    }
}
