package dev.onus.standalone;

import dev.onus.cli.api.Installation;
import dev.onus.cli.terminal.HelpOption;
import dev.onus.cli.terminal.Ink;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Everything on this machine until it is told to stop; what it kept is there at the next start (SYS-6). */
@Command(name = "up", header = "Run Onus on this machine; Ctrl-C stops it and nothing is lost.")
public final class UpCommand implements Callable<Integer> {
    @Mixin
    StandaloneArguments arguments = new StandaloneArguments();

    @Mixin
    HelpOption help = new HelpOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // Picocli sets it before anything is called.
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Ink ink = Ink.ofThisProcess();
        Path folder = arguments.data().orElseGet(Installation::defaultData);
        boolean first = !Files.exists(folder.resolve(Installation.TOKEN_FILE));
        Banner banner = new Banner(out, ink);
        banner.greet();
        Standalone onus = Standalone.start(arguments.options(folder), banner);
        StopOnExit.stop(onus);
        banner.ready(onus, first);
        out.println(ink.quiet("  Ctrl-C stops it; nothing is lost. First steps: ./onus init"));
        new CountDownLatch(1).await();
        return 0;
    }
}
