package dev.onus.standalone;

/** Where the whole log goes; the terminal shows only what a person asked for. */
final class LogFile {
    /** Read by logback.xml, so it must be set before the first logger is made. */
    static final String PROPERTY = "onus.log.file";

    private LogFile() {}
}
