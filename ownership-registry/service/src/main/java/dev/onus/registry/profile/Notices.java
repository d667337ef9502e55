package dev.onus.registry.profile;

import dev.onus.contracts.Actor;
import dev.onus.contracts.Response;
import dev.onus.registry.answer.ResponseLog;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.PagePurpose;
import dev.onus.vocabulary.RoutingKey;
import dev.onus.vocabulary.StableHash;
import dev.onus.vocabulary.TaskWords;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Asks the stream to tell one person something, once. It travels like a page, from the watch case. */
@Singleton
public final class Notices {
    private static final RoutingKey WATCH = RoutingKey.ofTask(CaseKind.WATCH, TaskWords.WATCH_DEDUP_KEY);
    private static final CaseId WATCH_CASE = CaseId.ofTask(WATCH, 1);

    private final ResponseLog responses;

    Notices(ResponseLog responses) {
        this.responses = responses;
    }

    /**
     * What is to be said.
     *
     * @param id the same id is said once
     * @param contact the only one it goes to; empty: as the person's rules say
     */
    public record Notice(
            String id, String person, PagePurpose purpose, Optional<String> contact, String title, String reason) {}

    /** The case on whose timeline notices are. */
    public static String watchCase() {
        return WATCH_CASE.value();
    }

    /** The page that the notice becomes. */
    public static PageId pageOf(String noticeId, String person) {
        return PageId.ofNotice(WATCH_CASE, noticeId, person);
    }

    /** @throws dev.onus.registry.answer.ResponseLogUnavailableException if it cannot be made durable in time */
    public void send(Notice notice, Instant now) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put(TaskWords.NOTICE_ID, notice.id());
        parameters.put(TaskWords.PERSON, notice.person());
        parameters.put(TaskWords.PURPOSE, notice.purpose().word());
        parameters.put(TaskWords.TITLE, notice.title());
        notice.contact().ifPresent(contact -> parameters.put(TaskWords.CONTACT, contact));
        responses.append(Response.newBuilder()
                .setResponseId(StableHash.of(TaskWords.NOTIFY, notice.id(), notice.person()))
                .setRoutingKey(WATCH.value())
                .setCaseId(WATCH_CASE.value())
                .setAction(TaskWords.NOTIFY)
                .setActor(Actor.newBuilder()
                        .setService("registry")
                        .setVia("system")
                        .build())
                .setReason(notice.reason())
                .setParameters(parameters)
                .setAt(now)
                .build());
    }
}
