package dev.onus.notifier.channel.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.notifier.channel.SendResult;
import dev.onus.notifier.message.Clip;
import dev.onus.notifier.message.Message;
import dev.onus.notifier.message.MessageType;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * One attempt to bring one message into one conversation. Slack has no idempotency key, so every message carries its id as
 * metadata, and when an earlier attempt may have arrived it is looked for before it is posted again.
 */
final class SlackConversation {
    private static final String EVENT_TYPE = "onus_page";

    /** Clocks of two machines may differ by so much. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private static final Duration MAX_AGE_OF_PAGE = Duration.ofDays(1);

    /** It cannot be changed any more, so the withdrawal is posted beside it. */
    private static final Set<String> NOT_TO_BE_CHANGED =
            Set.of("cant_update_message", "edit_window_closed", "is_inactive", "streaming_state_conflict");

    private static final String GONE = "message_not_found";

    private final SlackApi api;
    private final SlackSettings settings;
    private final Message message;
    private final String destinationId;
    private final Duration timeout;

    SlackConversation(SlackApi api, SlackSettings settings, Message message, String destinationId, Duration timeout) {
        this.api = api;
        this.settings = settings;
        this.message = message;
        this.destinationId = destinationId;
        this.timeout = timeout;
    }

    SendResult send() {
        boolean isWithdrawal = message.type() == MessageType.WITHDRAWAL;
        Optional<PostedMessage> page = message.earlier().pageProviderId().flatMap(PostedMessage::parse);
        boolean looks = message.earlier().mayHaveArrived() || (isWithdrawal && page.isEmpty());
        if (looks) {
            Optional<SlackApi.Found> found = find(isWithdrawal);
            if (found.filter(one -> one.id().equals(id())).isPresent()) {
                return new SendResult.Accepted(found.get().message().providerId());
            }
            page = page.or(() -> found.map(SlackApi.Found::message));
        }
        Duration left = looks ? timeout.dividedBy(2) : timeout;
        return isWithdrawal && page.filter(posted -> !posted.isBundle()).isPresent()
                ? withdraw(page.get(), left.dividedBy(2))
                : post(page, left);
    }

    private String id() {
        return message.idFor(destinationId);
    }

    /** The message itself, and for a withdrawal the page, which it takes the place of. It takes half the time at most. */
    private Optional<SlackApi.Found> find(boolean isWithdrawal) {
        Set<String> ids = isWithdrawal ? Set.of(id(), message.pageMessageIdFor(destinationId)) : Set.of(id());
        Duration age = isWithdrawal ? MAX_AGE_OF_PAGE : SKEW;
        return api.find(settings, ids, message.at().minus(age), timeout.dividedBy(8));
    }

    private SendResult withdraw(PostedMessage page, Duration timeout) {
        ObjectNode body = body(page.channel());
        body.put("ts", page.ts());
        return switch (api.update(body, timeout)) {
            case SlackVerdict.Reply.Done done -> new SendResult.Accepted(page.providerId());
            case SlackVerdict.Reply.Failed failed -> {
                if (failed.error().equals(GONE)) {
                    yield new SendResult.Accepted(page.providerId());
                }
                yield NOT_TO_BE_CHANGED.contains(failed.error()) ? post(Optional.of(page), timeout) : failed.result();
            }
        };
    }

    /** @param page what it is a reply to, where that is known; shown in the conversation too, so that it is noticed */
    private SendResult post(Optional<PostedMessage> page, Duration timeout) {
        ObjectNode body = body(page.map(PostedMessage::channel).orElse(settings.conversation()));
        page.ifPresent(posted -> body.put("thread_ts", posted.ts()).put("reply_broadcast", true));
        return switch (api.postMessage(body, timeout)) {
            case SlackVerdict.Reply.Done done ->
                new SendResult.Accepted(posted(done).providerId());
            case SlackVerdict.Reply.Failed failed -> failed.result();
        };
    }

    private PostedMessage posted(SlackVerdict.Reply.Done done) {
        return new PostedMessage(
                done.body().path("channel").asText(settings.conversation()),
                done.body().path("ts").asText(),
                !message.bundled().isEmpty());
    }

    private ObjectNode body(String channel) {
        ObjectNode body = SlackBlocks.of(message, SlackBlocks.Way.BUTTONS);
        body.put("channel", channel);
        ObjectNode payload =
                body.putObject("metadata").put("event_type", EVENT_TYPE).putObject("event_payload");
        payload.put("id", id());
        payload.put("page_id", message.pageId().value());
        payload.put("case_id", message.event().getCaseId());
        payload.put("person", Clip.characters(message.person(), SlackLayout.MAX_METADATA_PERSON));
        payload.put("pages", message.pages().size());
        return body;
    }
}
