package dev.onus.cli;

/** What the launcher's caller sees (interfaces, Commands). */
final class ExitCode {
    static final int DONE = 0;
    static final int REFUSED = 1;
    static final int BAD_USAGE = 2;

    private ExitCode() {}
}
