package dev.onus.cli;

import dev.onus.cli.api.Finding;

/** A finding on one line, as compilers write theirs: file:line:column, path, message. */
final class FindingText {
    private FindingText() {}

    static String of(Finding finding) {
        StringBuilder text = new StringBuilder(finding.file().isEmpty() ? "" : finding.file() + ":");
        if (finding.line() > 0) {
            text.append(finding.line()).append(':').append(finding.column()).append(':');
        }
        if (!finding.path().isEmpty()) {
            text.append(text.isEmpty() ? "" : " ").append(finding.path()).append(':');
        }
        text.append(text.isEmpty() ? "" : " ").append(finding.message());
        return finding.suggestion().isEmpty() ? text.toString() : text + " (" + finding.suggestion() + ")";
    }
}
