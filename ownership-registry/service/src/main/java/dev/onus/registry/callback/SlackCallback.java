package dev.onus.registry.callback;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.registry.answer.AnswerAction;
import dev.onus.registry.answer.Answered;
import dev.onus.registry.answer.Answerer;
import dev.onus.registry.answer.PageAndCase;
import dev.onus.registry.answer.PageAnswers;
import dev.onus.registry.client.signature.SlackSignature;
import dev.onus.registry.config.PublicUrl;
import dev.onus.registry.model.ChannelField;
import dev.onus.registry.model.ChannelType;
import dev.onus.vocabulary.StableHash;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The buttons under a page in Slack. Who pressed is the person whose contact on this channel is that user; whoever is
 * nobody's contact is told how to become one, and nothing else happens.
 */
@Singleton
final class SlackCallback implements VendorCallback {
    static final String SCHEME = "slack v0";
    /** How the ids of our buttons begin; what follows is the action. */
    private static final String ACTION = "onus-";
    /** Slack gives up after three seconds. */
    private static final Duration PATIENCE = Duration.ofMillis(2_200);

    private final PageAnswers pages;
    private final ContactPeople people;
    private final PublicUrl publicUrl;
    private final SlackResponses responses;

    SlackCallback(PageAnswers pages, ContactPeople people, PublicUrl publicUrl, SlackResponses responses) {
        this.pages = pages;
        this.people = people;
        this.publicUrl = publicUrl;
        this.responses = responses;
    }

    @Override
    public boolean takes(ChannelType type) {
        return type == ChannelType.SLACK;
    }

    @Override
    public CallbackReply take(Callback call) {
        call.let(SlackSignature.check(
                call.body(),
                call.header(SlackSignature.TIME),
                call.header(SlackSignature.HEADER),
                call.secret(ChannelField.SIGNING_SECRET_REF),
                call.now()));
        Optional<String> payload = call.form().text("payload");
        if (payload.isEmpty()) {
            // Slack tries its address now and then.
            return CallbackReply.NOTHING;
        }
        JsonNode pressed = CallbackJson.read(payload.get().getBytes(StandardCharsets.UTF_8));
        Optional<AnswerAction> action = CallbackJson.text(pressed, "/actions/0/action_id")
                .filter(id -> id.startsWith(ACTION))
                .flatMap(id -> AnswerAction.ofPath(id.substring(ACTION.length())))
                .filter(PageAnswers::isPossible);
        Optional<String> token = CallbackJson.text(pressed, "/actions/0/value");
        if (action.isEmpty() || token.isEmpty()) {
            // A button that only opens a page says so too.
            return CallbackReply.NOTHING;
        }
        String text = pages.find(token.get())
                .map(page -> answer(call, pressed, action.get(), page))
                .orElse("This page is not known here, or its case was closed long ago.");
        Map<String, Object> reply = Map.of("response_type", "ephemeral", "replace_original", false, "text", text);
        CallbackJson.text(pressed, "/response_url").ifPresent(url -> responses.post(call.channel(), url, reply));
        return new CallbackReply.Json(reply);
    }

    private String answer(Callback call, JsonNode pressed, AnswerAction action, PageAndCase page) {
        String user = CallbackJson.text(pressed, "/user/id").orElse("");
        List<String> linked = people.at(call.name(), user);
        if (linked.isEmpty()) {
            return "Your Slack account is not linked to anybody here, so nothing happened. Link it at "
                    + publicUrl.with("/profile") + ": add a contact of channel " + call.name() + " with the address "
                    + user + ".";
        }
        if (page.isExpired(call.now())) {
            return "This page is too old to be answered here. The case: "
                    + publicUrl.with("/cases/" + page.state().getId());
        }
        String person = linked.contains(page.page().person()) ? page.page().person() : linked.getFirst();
        String deliveryId = StableHash.of(
                call.name(),
                user,
                CallbackJson.text(pressed, "/container/message_ts").orElse(""),
                CallbackJson.text(pressed, "/actions/0/action_ts").orElse(""));
        Answered answered = pages.give(
                page,
                new PageAnswers.Wanted(
                        action,
                        Answerer.byChannel(person, "slack"),
                        Optional.empty(),
                        action == AnswerAction.DECLINE ? Optional.of("Declined in Slack.") : Optional.empty(),
                        Evidence.of(call, SCHEME, deliveryId),
                        Optional.of(deliveryId)),
                PATIENCE);
        return Told.of(answered);
    }
}
