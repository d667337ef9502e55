package dev.onus.registry.watch;

import dev.onus.registry.model.Directory;
import dev.onus.registry.model.OwnerResolver;
import dev.onus.registry.model.Target;
import dev.onus.registry.source.WatchedSource;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.TaskWords;
import dev.onus.vocabulary.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is asked about a source that is quiet for too long, and of whom.
 *
 * @param since when it was heard last, or, if it never was, since when it is watched
 */
record SilentSourceTask(WatchedSource source, Instant since, boolean wasHeard) {
    /** Fact of the case: how long it may be quiet. */
    static final String SILENT_AFTER = "silentAfter";

    private static final Duration WITHIN = Duration.ofMinutes(30);

    Map<String, String> parameters(String dedupKey, Directory directory) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put(TaskWords.KIND, CaseKind.SILENT_SOURCE.word());
        parameters.put(TaskWords.DEDUP_KEY, dedupKey);
        parameters.put(
                TaskWords.TITLE,
                wasHeard
                        ? "Source " + source.name() + " is silent since " + SilenceWords.moment(since)
                        : "Source " + source.name() + " was never heard, and is watched since "
                                + SilenceWords.moment(since));
        parameters.put(
                TaskWords.DETAILS,
                "It may be quiet for " + SilenceWords.span(source.silentAfter())
                        + " (silentAfter). What it would report, nobody hears: look whether it still sends, and whether"
                        + " that arrives.");
        parameters.put(TaskWords.WITHIN, WITHIN.toString());
        parameters.put(TaskWords.SEVERITY, Severity.HIGH.word());
        parameters.put(TaskWords.URGENCY, Urgency.HIGH.word());
        parameters.put(TaskWords.SOURCE, source.name());
        parameters.put(TaskWords.SILENT_SINCE, since.toString());
        parameters.put(SILENT_AFTER, source.silentAfter().toString());
        address(parameters, directory);
        return parameters;
    }

    /** The team that the source's label names, then the catch-all; a label that names no team asks the catch-all. */
    private void address(Map<String, String> parameters, Directory directory) {
        String catchAll = new Target.TeamTarget(OwnerResolver.catchAllTeam(directory)).text();
        Optional<String> owner =
                source.owner().filter(team -> directory.team(team).isPresent());
        owner.ifPresent(team -> {
            parameters.put(TaskWords.OWNER, team);
            parameters.put(TaskWords.ESCALATE_TO, catchAll);
        });
        parameters.put(
                TaskWords.TARGETS,
                owner.map(team -> new Target.TeamTarget(team).text()).orElse(catchAll));
    }
}
