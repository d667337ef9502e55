package dev.onus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.cli.api.Finding;
import dev.onus.cli.terminal.Ink;
import java.util.ArrayList;
import java.util.List;

/** Problems and warnings of a dry run, one a line, as compilers write theirs. */
final class Findings {
    private static final String PROBLEM = "problem";

    private final List<String> lines = new ArrayList<>();
    private final Ink ink;
    private int problems;
    private int warnings;

    Findings(Ink ink) {
        this.ink = ink;
    }

    /** What the documents are refused for. */
    Findings refused(JsonNode all) {
        all.forEach(each -> add(each, true));
        return this;
    }

    Findings warned(JsonNode all) {
        all.forEach(each -> add(each, false));
        return this;
    }

    /** What the lint says; some of it are problems. */
    Findings linted(JsonNode all) {
        all.forEach(each -> add(each, each.path("weight").asText().equals(PROBLEM)));
        return this;
    }

    private void add(JsonNode item, boolean problem) {
        if (problem) {
            problems++;
        } else {
            warnings++;
        }
        boolean placed = item.path("line").asInt(0) > 0 && item.hasNonNull("file");
        String record = placed || !item.hasNonNull("kind")
                ? ""
                : item.path("kind").asText() + "/" + item.path("name").asText() + ": ";
        lines.add((problem ? ink.bad("problem: ") : ink.warn("warning: ")) + record + FindingText.of(Finding.of(item)));
    }

    boolean hasProblems() {
        return problems > 0;
    }

    List<String> lines() {
        return lines;
    }

    /** {@code 1 problem, 2 warnings}, or {@code no problems}. */
    String total() {
        List<String> said = new ArrayList<>();
        if (problems > 0) {
            said.add(problems + (problems == 1 ? " problem" : " problems"));
        }
        if (warnings > 0) {
            said.add(warnings + (warnings == 1 ? " warning" : " warnings"));
        }
        return said.isEmpty() ? "no problems" : (problems == 0 ? "no problems, " : "") + String.join(", ", said);
    }
}
