package dev.onus.registry.watch;

import dev.onus.contracts.Actor;
import dev.onus.contracts.CaseState;
import dev.onus.contracts.Response;
import dev.onus.registry.model.Target;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.PagePurpose;
import dev.onus.vocabulary.RoutingKey;
import dev.onus.vocabulary.StableHash;
import dev.onus.vocabulary.TaskWords;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What the registry says to the stream by itself. Each id comes from what is said, so that several replicas that say it,
 * or one that says it again, have said it once.
 */
final class WatchResponses {
    static final RoutingKey KEY = RoutingKey.ofTask(CaseKind.WATCH, TaskWords.WATCH_DEDUP_KEY);
    static final CaseId WATCH = CaseId.ofTask(KEY, 1);

    private static final Duration CATCH_ALL_WITHIN = Duration.ofMinutes(15);

    private WatchResponses() {}

    /** @param catchAllTeam is paged when the registry does not look in time */
    static Response openWatch(String catchAllTeam, Instant nextLookAt, Instant now) {
        return response(TaskWords.OPEN_TASK, KEY, WATCH, "", now)
                .setParameters(Map.of(
                        TaskWords.KIND, CaseKind.WATCH.word(),
                        TaskWords.DEDUP_KEY, TaskWords.WATCH_DEDUP_KEY,
                        TaskWords.TITLE, "The registry looks at coverage and at shifts that begin",
                        TaskWords.TARGETS, new Target.TeamTarget(catchAllTeam).text(),
                        TaskWords.WITHIN, CATCH_ALL_WITHIN.toString(),
                        TaskWords.NEXT_LOOK_AT, nextLookAt.toString(),
                        TaskWords.DETAILS, "When this is paged, the registry has not answered: look whether it runs."))
                .build();
    }

    /** @param asked what it answers: the id of the event, or of a start */
    static Response looked(String asked, Instant nextLookAt, Instant now) {
        return response(TaskWords.LOOKED, KEY, WATCH, asked, now)
                .setParameters(Map.of(TaskWords.NEXT_LOOK_AT, nextLookAt.toString()))
                .build();
    }

    static Response notify(ShiftNotice notice, Instant now) {
        return response(TaskWords.NOTIFY, KEY, WATCH, notice.id(), now)
                .setReason(notice.reason())
                .setParameters(Map.of(
                        TaskWords.NOTICE_ID, notice.id(),
                        TaskWords.PERSON, notice.shift().person(),
                        TaskWords.PURPOSE, PagePurpose.NOTICE.word(),
                        TaskWords.TITLE, notice.title()))
                .build();
    }

    static Response openTask(RoutingKey key, CaseId id, Map<String, String> parameters, String why, Instant now) {
        return response(TaskWords.OPEN_TASK, key, id, "", now)
                .setReason(why)
                .setParameters(parameters)
                .build();
    }

    static Response filled(CaseState gap, String reason, Instant now) {
        return response(
                        TaskWords.FILLED,
                        new RoutingKey(gap.getRoutingKey()),
                        new CaseId(gap.getId()),
                        Integer.toString(gap.getEpisode()),
                        now)
                .setReason(reason)
                .build();
    }

    static Response heard(CaseState silent, String reason, Instant now) {
        return response(
                        TaskWords.HEARD,
                        new RoutingKey(silent.getRoutingKey()),
                        new CaseId(silent.getId()),
                        Integer.toString(silent.getEpisode()),
                        now)
                .setReason(reason)
                .build();
    }

    private static Response.Builder response(
            String action, RoutingKey key, CaseId caseId, String occasion, Instant now) {
        return Response.newBuilder()
                .setResponseId(StableHash.of(action, caseId.value(), occasion))
                .setRoutingKey(key.value())
                .setCaseId(caseId.value())
                .setAction(action)
                .setActor(Actor.newBuilder()
                        .setService("registry")
                        .setVia("system")
                        .build())
                .setAt(now);
    }
}
