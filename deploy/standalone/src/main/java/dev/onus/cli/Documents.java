package dev.onus.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** The documents that a verb is about. */
final class Documents {
    @Option(
            names = {"-f", "--file"},
            paramLabel = "PATH",
            required = true,
            description = "A file, a folder, or - for standard input; may be given several times.")
    List<String> paths = List.of();

    /** One stream of YAML documents, each marked with the file that it is from. */
    String read() {
        return new ConfigurationFiles(new Input(System.in)).read(paths);
    }
}
