package dev.onus.notifier.channel.teams;

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
import dev.onus.registry.model.ChannelField;
import dev.onus.registry.model.ChannelType;
import dev.onus.registry.model.Contact;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TeamsChannelTest extends VendorContract<FakeTeams> {
    @Override
    protected FakeTeams start() {
        return new FakeTeams();
    }

    @Override
    protected PagingChannel channel() {
        return new TeamsChannel(http, CLOCK);
    }

    @Override
    protected String path() {
        return FakeTeams.PATH;
    }

    @Override
    protected ContactFacts facts(String url) {
        Channel channel = Channel.of(ChannelType.TEAMS).with(ChannelField.URL_REF, secret(url));
        return new ContactFacts("ana", channel, Contact.of("teams"));
    }

    @Override
    protected FakeVendor.Answer noWithin200() {
        return FakeVendor.status(
                200, "Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 413");
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
    void shouldTryAgainWhenTeamsItselfIsTooBusyAlthoughTheStatusIs200() {
        Destination destination = fresh();
        vendor().answerNext(
                        FakeVendor.status(200, "Microsoft Teams endpoint returned HTTP error 429 with ContextId x"));

        assertThat(send(destination, message())).isInstanceOf(SendResult.Temporary.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410, 413})
    void shouldGiveUpOnWhatWillNotChange(int status) {
        Destination destination = fresh();
        vendor().answerNext(FakeVendor.status(status, "no"));

        assertThat(send(destination, message())).isInstanceOf(SendResult.Permanent.class);
    }

    @ParameterizedTest
    @CsvSource({"429", "500", "502", "503", "504"})
    void shouldTryAgainWhatMayPass(int status) {
        Destination destination = fresh();
        vendor().answerNext(FakeVendor.status(status, "later"));

        assertThat(send(destination, message())).isInstanceOf(SendResult.Temporary.class);
    }

    @Test
    void shouldNeverShowTheSignatureInTheAddress() {
        Destination destination = fresh();
        vendor().answerNext(FakeVendor.status(401, "no"));

        SendResult.Permanent refused = (SendResult.Permanent) send(destination, message());

        assertThat(refused.why() + destination.shortened()).doesNotContain("sig", "invoke");
        assertThat(channel().route(new ContactFacts("ana", Channel.of(ChannelType.TEAMS), Contact.of("teams"))))
                .isInstanceOf(Route.Unusable.class);
    }
}
