package dev.onus.notifier.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.notifier.channel.ContactFacts;
import dev.onus.notifier.channel.Destination;
import dev.onus.notifier.channel.FakeVendor;
import dev.onus.notifier.channel.PagingChannel;
import dev.onus.notifier.channel.Route;
import dev.onus.notifier.channel.SendResult;
import dev.onus.notifier.channel.VendorContract;
import dev.onus.registry.model.Channel;
import dev.onus.registry.model.ChannelType;
import dev.onus.registry.model.Contact;
import dev.onus.registry.model.SecretRef;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackWebhookChannelTest extends VendorContract<FakeSlackWebhook> {
    @Override
    protected FakeSlackWebhook start() {
        return new FakeSlackWebhook();
    }

    @Override
    protected PagingChannel channel() {
        return new SlackWebhookChannel(http, CLOCK);
    }

    @Override
    protected String path() {
        return FakeSlackWebhook.PATH;
    }

    @Override
    protected ContactFacts facts(String url) {
        Contact contact = Contact.of("slack-webhook")
                .withUrlRef(SecretRef.find(secret(url)).orElseThrow());
        return new ContactFacts("ana", Channel.of(ChannelType.SLACK_WEBHOOK), contact);
    }

    @Override
    protected FakeVendor.Answer noWithin200() {
        return FakeVendor.status(200, "invalid_token");
    }

    @Override
    protected int messagesTaken() {
        return vendor().messages().size();
    }

    /** It has no place for an id; a repeat reads the same. */
    @Override
    protected List<String> idsSent() {
        return vendor().messages().stream().map(JsonNode::toString).toList();
    }

    @Test
    void shouldLinkToTheAnswerBecauseAWebhookHasNoButtons() {
        send(fresh(), message());

        assertThat(vendor().messages()).singleElement().satisfies(body -> {
            assertThat(body.findValuesAsText("type")).doesNotContain("actions", "button");
            assertThat(body.toString()).contains("<" + message().answerUrl() + "|Open the case and answer>");
        });
    }

    @ParameterizedTest
    @CsvSource({"400, invalid_payload", "403, action_prohibited", "404, no_service", "410, channel_is_archived"})
    void shouldGiveUpOnWhatWillNotChange(int status, String error) {
        Destination destination = fresh();
        vendor().answerNext(FakeVendor.status(status, error));

        assertThat(send(destination, message())).isInstanceOf(SendResult.Permanent.class);
    }

    @Test
    void shouldNeverShowTheAddressWhichIsTheSecret() {
        Destination destination = fresh();
        Route unusable = channel()
                .route(new ContactFacts("ana", Channel.of(ChannelType.SLACK_WEBHOOK), Contact.of("slack-webhook")));

        assertThat(destination.shortened()).doesNotContain("services");
        assertThat(unusable)
                .isInstanceOfSatisfying(
                        Route.Unusable.class, route -> assertThat(route.why()).contains("Expected url in the contact"));
    }
}
