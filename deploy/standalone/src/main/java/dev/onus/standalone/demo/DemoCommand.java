package dev.onus.standalone.demo;

import dev.onus.cli.api.Installation;
import dev.onus.cli.terminal.HelpOption;
import dev.onus.cli.terminal.Ink;
import dev.onus.cli.terminal.Table;
import dev.onus.standalone.Banner;
import dev.onus.standalone.Standalone;
import dev.onus.standalone.StandaloneArguments;
import dev.onus.standalone.StandaloneOptions;
import dev.onus.standalone.StopOnExit;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The main job, to watch: an example company, example alerts, and people who answer or do not. */
@Command(name = "demo", header = "Run Onus with an example company and example alerts, and watch.")
public final class DemoCommand implements Callable<Integer> {
    /** A window of five minutes passes in seven and a half seconds. */
    private static final String DEFAULT_SPEED = "40";

    private static final String EVERY = "all";

    @Mixin
    StandaloneArguments arguments = new StandaloneArguments();

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            split = ",",
            description = "Play this one, several, or " + EVERY + "; otherwise the first two.")
    List<String> scenarios = List.of();

    @Option(names = "--list", description = "List the scenarios and how each ended last time.")
    boolean list;

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = DEFAULT_SPEED,
            description = "Time runs so much faster for the example company (default: ${DEFAULT-VALUE}).")
    double speed;

    @Option(names = "--exit", description = "Stop when the scenarios are over, instead of staying up.")
    boolean exit;

    @Mixin
    HelpOption help = new HelpOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // Picocli sets it before anything is called.
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Ink ink = Ink.ofThisProcess();
        ScenarioOutcomes outcomes = new ScenarioOutcomes(Installation.defaultData());
        List<Scenario> chosen = chosen();
        if (list) {
            Table table = new Table("SCENARIO", "LAST OUTCOME", "WHAT IT SHOWS");
            chosen.forEach(each -> table.row(each.name(), outcomes.of(each), each.about()));
            out.println(table.render(ink));
            return 0;
        }
        if (!(speed > 0)) {
            throw new ParameterException(spec.commandLine(), "Expected a --speed above 0, but got " + speed + ".");
        }
        StandaloneOptions options = arguments.options(folder());
        Banner banner = new Banner(out, ink);
        banner.greet();
        Standalone onus = Standalone.start(options, banner);
        Demo demo = new Demo(onus, options.data(), out, ink, outcomes, speed);
        StopOnExit.stop(() -> {
            demo.close();
            onus.close();
        });
        banner.ready(onus, false);
        boolean passed = demo.play(chosen);
        if (!exit) {
            demo.stayUp();
            new CountDownLatch(1).await();
        }
        return passed ? 0 : 1;
    }

    /** Starts afresh each time, unless the folder is the user's own. */
    private Path folder() {
        Path own = Installation.defaultData().resolve("demo");
        if (arguments.data().isEmpty()) {
            DemoFolder.wipe(own);
        }
        return arguments.data().orElse(own);
    }

    private List<Scenario> chosen() {
        if (scenarios.isEmpty()) {
            return list ? Scenarios.ALL : Scenarios.FIRST;
        }
        return scenarios.contains(EVERY)
                ? Scenarios.ALL
                : scenarios.stream().map(this::named).toList();
    }

    private Scenario named(String name) {
        return Scenarios.named(name)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "Expected a scenario of " + Scenarios.names() + ", or " + EVERY + ", but got '" + name + "'."));
    }
}
