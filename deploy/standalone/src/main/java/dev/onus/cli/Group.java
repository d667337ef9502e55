package dev.onus.cli;

import dev.onus.cli.terminal.HelpOption;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A word before the verb proper, as in {@code token create}. */
abstract class Group implements Runnable {
    @Mixin
    HelpOption help = new HelpOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // Picocli sets it before anything is called.
    CommandSpec spec;

    @Override
    public final void run() {
        throw new ParameterException(
                spec.commandLine(), "Expected one of " + spec.subcommands().keySet() + " after '" + spec.name() + "'.");
    }
}
