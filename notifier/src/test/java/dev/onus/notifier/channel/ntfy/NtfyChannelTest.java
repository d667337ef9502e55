package dev.onus.notifier.channel.ntfy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.notifier.Samples;
import dev.onus.notifier.channel.ContactFacts;
import dev.onus.notifier.channel.Destination;
import dev.onus.notifier.channel.FakeVendor;
import dev.onus.notifier.channel.PagingChannel;
import dev.onus.notifier.channel.Route;
import dev.onus.notifier.channel.SendResult;
import dev.onus.notifier.channel.VendorContract;
import dev.onus.notifier.message.Message;
import dev.onus.registry.model.Channel;
import dev.onus.registry.model.ChannelField;
import dev.onus.registry.model.ChannelType;
import dev.onus.registry.model.Contact;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NtfyChannelTest extends VendorContract<FakeNtfy> {
    private String token = FakeNtfy.TOKEN;
    private String topic = FakeNtfy.TOPIC;

    @Override
    protected FakeNtfy start() {
        return new FakeNtfy();
    }

    @Override
    protected PagingChannel channel() {
        return new NtfyChannel(http, CLOCK);
    }

    @Override
    protected String path() {
        return "/";
    }

    @Override
    protected ContactFacts facts(String url) {
        Channel channel =
                Channel.of(ChannelType.NTFY).with(ChannelField.URL, url).with(ChannelField.TOKEN_REF, secret(token));
        return new ContactFacts("ana", channel, Contact.of("ntfy").withAddress(topic));
    }

    /** As a page of somebody else's at the address. */
    @Override
    protected FakeVendor.Answer noWithin200() {
        return FakeVendor.status(200, "<html>Welcome to nginx!</html>");
    }

    @Override
    protected int messagesTaken() {
        return vendor().shown().size();
    }

    @Override
    protected List<String> idsSent() {
        return vendor().sequences();
    }

    @Test
    void shouldShowOnceWhatCameTwice() {
        Destination destination = fresh();
        vendor().hangAfterTakingNext();
        destination.sender().send(message(), destination.id(), Duration.ofMillis(700));

        assertThat(send(destination, message())).isInstanceOf(SendResult.Accepted.class);
        assertThat(vendor().shown()).hasSize(1);
    }

    @Test
    void shouldPutTheWithdrawalInThePlaceOfThePageWithoutABell() {
        Destination destination = fresh();
        send(destination, message());

        send(destination, Samples.message("page-withdrawn", "case-1", "ana"));

        assertThat(vendor().shown()).singleElement().satisfies(shown -> {
            assertThat(shown.path("title").asText()).startsWith("Withdrawn: ");
            assertThat(shown.path("priority").asInt()).isEqualTo(2);
            assertThat(shown.has("actions")).isFalse();
        });
    }

    @Test
    void shouldNotPutTheWithdrawalOfOnePageInThePlaceOfSeveral() {
        Destination destination = fresh();
        Message other = Samples.message("page-requested", "case-2", "ana");
        send(destination, message().with(List.of(other)));

        send(destination, Samples.message("page-withdrawn", "case-1", "ana"));

        assertThat(vendor().shown()).hasSize(2);
    }

    @Test
    void shouldTryAnotherContactAtOnceWhenTheDaysQuotaIsUsedUp() {
        Destination destination = fresh();
        vendor().answerNext(FakeVendor.json(429, "{\"code\":42908,\"http\":429,\"error\":\"limit reached\"}"));

        assertThat(send(destination, message())).isInstanceOf(SendResult.Permanent.class);
    }

    @Test
    void shouldTryAgainWhenThereWereTooManyRequestsOfLate() {
        Destination destination = fresh();
        vendor().answerNext(FakeVendor.json(429, "{\"code\":42901,\"http\":429,\"error\":\"limit reached\"}"));

        assertThat(send(destination, message())).isInstanceOf(SendResult.Temporary.class);
    }

    @Test
    void shouldGiveUpWhenTheTokenOrTheTopicIsNotOurs() {
        token = "tk_of_somebody_else";
        assertThat(send(fresh(), message())).isInstanceOf(SendResult.Permanent.class);
        token = FakeNtfy.TOKEN;
        topic = "bo-pages";
        assertThat(send(fresh(), message())).isInstanceOf(SendResult.Permanent.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a topic", "../admin", "a/b", ""})
    void shouldRefuseATopicThatIsNone(String address) {
        Route route = channel()
                .route(new ContactFacts(
                        "ana", Channel.of(ChannelType.NTFY), Contact.of("ntfy").withAddress(address)));

        assertThat(route).isInstanceOf(Route.Unusable.class);
    }

    @Test
    void shouldSayWhatIsMissing() {
        Channel channel = Channel.of(ChannelType.NTFY).with(ChannelField.TOKEN_REF, "env:ONUS_NO_SUCH_TOKEN");

        assertThat(channel().route(new ContactFacts("ana", channel, Contact.of("ntfy"))))
                .isInstanceOfSatisfying(
                        Route.Unusable.class,
                        route -> assertThat(route.why()).contains("Expected address in the contact"));
        Route route = channel()
                .route(new ContactFacts("ana", channel, Contact.of("ntfy").withAddress("t")));
        assertThat(send(((Route.Usable) route).destination(), message()))
                .isInstanceOfSatisfying(
                        SendResult.Permanent.class,
                        permanent -> assertThat(permanent.why()).contains("env:ONUS_NO_SUCH_TOKEN"));
    }
}
