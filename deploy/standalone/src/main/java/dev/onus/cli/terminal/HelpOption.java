package dev.onus.cli.terminal;

import picocli.CommandLine.Option;

/** {@code --help}, of every command. */
public final class HelpOption {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean asked;
}
