package dev.onus.cli;

import dev.onus.cli.api.ApiRefusedException;
import dev.onus.cli.api.ApiUnreachableException;
import dev.onus.cli.api.Finding;
import dev.onus.cli.terminal.HelpOption;
import dev.onus.cli.terminal.Ink;
import dev.onus.standalone.RefusedToStartException;
import dev.onus.standalone.UpCommand;
import dev.onus.standalone.demo.DemoCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The command line's front door. */
@Command(
        name = "onus",
        header = "Makes somebody answerable for every alert about a machine identity.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            InitCommand.class,
            ValidateCommand.class,
            PlanCommand.class,
            ApplyCommand.class,
            GetCommand.class,
            OnCallCommand.class,
            ScheduleCommand.class,
            AlertCommand.class,
            SimulateCommand.class,
            WhatIfCommand.class,
            CoverageCommand.class,
            CasesCommand.class,
            CaseCommand.class,
            AckCommand.class,
            DeclineCommand.class,
            ResolveCommand.class,
            SnoozeCommand.class,
            ReassignCommand.class,
            EscalateCommand.class,
            ClaimCommand.class,
            ContainCommand.class,
            DecideCommand.class,
            ReopenCommand.class,
            DisputeCommand.class,
            SettleCommand.class,
            ApproveCommand.class,
            RejectCommand.class,
            NoteCommand.class,
            EffectsCommand.class,
            EffectCommand.class,
            SourceCommand.class,
            ReconcileCommand.class,
            DeadLettersCommand.class,
            TokenCommand.class
        },
        footer = {
            "",
            "Start here: onus demo. ONUS_URL and ONUS_TOKEN choose the server and the token.",
            "Exit codes: 0 done, 1 refused or found problems, 2 bad usage."
        })
public final class Onus implements Runnable {
    @Mixin
    HelpOption help = new HelpOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // Picocli sets it before anything is called.
    CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        boolean coloured = Ink.ofThisProcess().isColoured();
        return new CommandLine(new Onus())
                .setOut(out)
                .setErr(err)
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        coloured ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Onus::explain);
    }

    /** Without a verb the help is what was wanted, but a script must notice. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Expected a command.");
    }

    static int explain(Exception failure, CommandLine commandLine, ParseResult parsed) throws Exception {
        PrintWriter err = commandLine.getErr();
        switch (failure) {
            case ApiRefusedException refused -> {
                explain(refused, err);
                return Usage.isMistakenIn(commandLine, refused) ? ExitCode.BAD_USAGE : ExitCode.REFUSED;
            }
            case ApiUnreachableException unreachable -> err.println(unreachable.getMessage());
            case RefusedToStartException refused -> err.println(refused.getMessage());
            case RefusedException refused -> err.println(refused.getMessage());
            case ParameterException usage -> {
                err.println(usage.getMessage());
                return ExitCode.BAD_USAGE;
            }
            default -> throw failure;
        }
        return ExitCode.REFUSED;
    }

    private static void explain(ApiRefusedException refused, PrintWriter err) {
        err.println(refused.getMessage());
        for (Finding finding : refused.findings()) {
            err.println("  " + FindingText.of(finding));
        }
        if (refused.status() == 401) {
            err.println("Set ONUS_TOKEN, or start Onus on this machine, whose token is then found.");
        }
    }
}
