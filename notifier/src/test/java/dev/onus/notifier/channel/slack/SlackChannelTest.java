package dev.onus.notifier.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.notifier.Samples;
import dev.onus.notifier.channel.ContactFacts;
import dev.onus.notifier.channel.Destination;
import dev.onus.notifier.channel.FakeVendor;
import dev.onus.notifier.channel.PagingChannel;
import dev.onus.notifier.channel.Route;
import dev.onus.notifier.channel.SendResult;
import dev.onus.notifier.channel.VendorContract;
import dev.onus.notifier.message.Earlier;
import dev.onus.notifier.message.Message;
import dev.onus.registry.model.Channel;
import dev.onus.registry.model.ChannelField;
import dev.onus.registry.model.ChannelType;
import dev.onus.registry.model.Contact;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackChannelTest extends VendorContract<FakeSlack> {
    private String conversation = FakeSlack.CHANNEL;

    @Override
    protected FakeSlack start() {
        return new FakeSlack();
    }

    @Override
    protected PagingChannel channel() {
        return new SlackChannel(http, CLOCK);
    }

    @Override
    protected String path() {
        return "/api";
    }

    @Override
    protected ContactFacts facts(String url) {
        Channel channel = Channel.of(ChannelType.SLACK)
                .with(ChannelField.URL, url)
                .with(ChannelField.TOKEN_REF, secret(FakeSlack.TOKEN));
        return new ContactFacts("ana", channel, Contact.of("team-slack").withAddress(conversation));
    }

    @Override
    protected FakeVendor.Answer noWithin200() {
        return FakeVendor.json(200, "{\"ok\":false,\"error\":\"invalid_blocks\"}");
    }

    @Override
    protected int messagesTaken() {
        return vendor().messages().size();
    }

    @Override
    protected List<String> idsSent() {
        return vendor().ids();
    }

    @Test
    void shouldNotPostAgainWhatArrivedAlthoughTheAnswerWasLost() {
        Destination destination = fresh();
        vendor().hangAfterTakingNext();
        destination.sender().send(message(), destination.id(), Duration.ofMillis(700));

        SendResult again = send(destination, message().after(new Earlier(1, Optional.empty())));

        assertThat(again).isEqualTo(new SendResult.Accepted(FakeSlack.CHANNEL + ":1763600000.000000"));
        assertThat(vendor().messages()).hasSize(1);
    }

    @Test
    void shouldLookInTheDirectMessagesWithAUser() {
        conversation = FakeSlack.USER;
        Destination destination = fresh();
        vendor().hangAfterTakingNext();
        destination.sender().send(message(), destination.id(), Duration.ofMillis(700));

        SendResult again = send(destination, message().after(new Earlier(1, Optional.empty())));

        assertThat(again).isEqualTo(new SendResult.Accepted(FakeSlack.DIRECT + ":1763600000.000000"));
        assertThat(vendor().messages()).hasSize(1);
    }

    @Test
    void shouldLookFurtherThanTheNewestMessages() {
        Destination destination = fresh();
        send(destination, message());
        for (int other = 0; other < 25; other++) {
            send(destination, Samples.message("page-requested", "case-" + (2 + other), "ana"));
        }

        SendResult again = send(destination, message().after(new Earlier(1, Optional.empty())));

        assertThat(again).isEqualTo(new SendResult.Accepted(FakeSlack.CHANNEL + ":1763600000.000000"));
        assertThat(vendor().messages()).hasSize(26);
    }

    @Test
    void shouldPutTheWithdrawalInThePlaceOfThePage() {
        Destination destination = fresh();
        String posted = ((SendResult.Accepted) send(destination, message())).providerId();

        SendResult result = send(destination, withdrawal(new Earlier(0, Optional.of(posted))));

        assertThat(result).isEqualTo(new SendResult.Accepted(posted));
        assertThat(vendor().messages()).singleElement().satisfies(page -> {
            assertThat(page.isChanged()).isTrue();
            assertThat(page.body().path("text").asText()).startsWith("Withdrawn: Key in a &lt;CI&gt; log");
            assertThat(page.body().toString()).doesNotContain("onus-acknowledge");
        });
    }

    @Test
    void shouldFindThePageThatMayHaveArrivedWhenItIsWithdrawn() {
        Destination destination = fresh();
        send(destination, message());

        send(destination, withdrawal(Earlier.NOTHING));

        assertThat(vendor().messages())
                .singleElement()
                .satisfies(page -> assertThat(page.isChanged()).isTrue());
    }

    @Test
    void shouldWithdrawOnceHoweverOftenItIsTried() {
        Destination destination = fresh();
        send(destination, message());
        send(destination, withdrawal(Earlier.NOTHING));

        SendResult again = send(destination, withdrawal(new Earlier(1, Optional.empty())));

        assertThat(again).isInstanceOf(SendResult.Accepted.class);
        assertThat(vendor().messages()).hasSize(1);
    }

    @Test
    void shouldNotWithdrawTheOtherPagesOfABundle() {
        Destination destination = fresh();
        Message other = Samples.message("page-requested", "case-2", "ana");
        String posted = ((SendResult.Accepted) send(destination, message().with(List.of(other)))).providerId();

        send(destination, withdrawal(new Earlier(0, Optional.of(posted))));

        assertThat(vendor().messages()).hasSize(2);
        assertThat(vendor().messages().getFirst().isChanged()).isFalse();
        assertThat(vendor().messages().getLast().body().path("thread_ts").asText())
                .isEqualTo(vendor().messages().getFirst().ts());
    }

    @Test
    void shouldBeContentWhenSomebodyDeletedThePage() {
        Destination destination = fresh();

        SendResult result =
                send(destination, withdrawal(new Earlier(0, Optional.of(FakeSlack.CHANNEL + ":1763699999.000000"))));

        assertThat(result).isInstanceOf(SendResult.Accepted.class);
        assertThat(vendor().messages()).isEmpty();
    }

    @Test
    void shouldPostTheWithdrawalBesideAPageThatCannotBeChanged() {
        Destination destination = fresh();
        String posted = ((SendResult.Accepted) send(destination, message())).providerId();
        vendor().answerNext(FakeVendor.json(200, "{\"ok\":false,\"error\":\"edit_window_closed\"}"));

        SendResult result = send(destination, withdrawal(new Earlier(0, Optional.of(posted))));

        assertThat(result).isInstanceOf(SendResult.Accepted.class);
        assertThat(vendor().messages()).hasSize(2);
    }

    @Test
    void shouldRemindInTheThreadAndInTheConversation() {
        Destination destination = fresh();
        String posted = ((SendResult.Accepted) send(destination, message())).providerId();

        send(destination, Samples.message("reminded", "case-1", "ana").after(new Earlier(0, Optional.of(posted))));

        JsonNode reminder = vendor().messages().getLast().body();
        assertThat(reminder.path("thread_ts").asText())
                .isEqualTo(vendor().messages().getFirst().ts());
        assertThat(reminder.path("reply_broadcast").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "invalid_auth",
                "token_revoked",
                "account_inactive",
                "channel_not_found",
                "is_archived",
                "not_in_channel",
                "missing_scope",
                "restricted_action",
                "invalid_blocks"
            })
    void shouldGiveUpOnWhatWillNotChange(String error) {
        assertThat(resultOf(error))
                .isInstanceOfSatisfying(
                        SendResult.Permanent.class,
                        permanent -> assertThat(permanent.why()).contains(error));
    }

    @ParameterizedTest
    @CsvSource({"internal_error, true", "fatal_error, true", "service_unavailable, true", "ratelimited, false"})
    void shouldTryAgainWhatIsSlacksOwnTrouble(String error, boolean mayHaveIt) {
        assertThat(resultOf(error))
                .isInstanceOfSatisfying(
                        SendResult.Temporary.class,
                        temporary -> assertThat(temporary.mayHaveIt()).isEqualTo(mayHaveIt));
    }

    @Test
    void shouldWaitAsLongAsARefusalWithinA200Says() {
        Destination destination = fresh();
        vendor().answerNext((exchange, body) -> {
            exchange.getResponseHeaders().set("Retry-After", "30");
            FakeVendor.json(200, "{\"ok\":false,\"error\":\"rate_limited\"}").to(exchange, body);
        });

        assertThat(send(destination, message()))
                .isInstanceOfSatisfying(
                        SendResult.Temporary.class,
                        temporary -> assertThat(temporary.after()).hasValue(Duration.ofSeconds(30)));
    }

    @Test
    void shouldNotTakeSomebodyElsesPageForSlacksAnswer() {
        Destination destination = fresh();
        vendor().answerNext(FakeVendor.status(200, "<html>Please log in</html>"));

        assertThat(send(destination, message())).isNotInstanceOf(SendResult.Accepted.class);
    }

    @Test
    void shouldSayWhatIsMissing() {
        Contact contact = Contact.of("team-slack").withAddress("C0PAGES");
        Channel complete = Channel.of(ChannelType.SLACK).with(ChannelField.TOKEN_REF, "env:ONUS_NO_SUCH_TOKEN");

        assertThat(why(Channel.of(ChannelType.SLACK), contact)).contains("tokenRef in the channel");
        assertThat(why(complete, Contact.of("team-slack"))).contains("address in the contact");
        assertThat(why(complete, contact.withAddress("#general"))).contains("such as C0123ABCD");
        Destination destination =
                ((Route.Usable) channel().route(new ContactFacts("ana", complete, contact))).destination();
        assertThat(send(destination, message()))
                .isInstanceOfSatisfying(
                        SendResult.Permanent.class,
                        permanent -> assertThat(permanent.why()).contains("env:ONUS_NO_SUCH_TOKEN"));
    }

    private String why(Channel channel, Contact contact) {
        return ((Route.Unusable) channel().route(new ContactFacts("ana", channel, contact))).why();
    }

    private SendResult resultOf(String error) {
        Destination destination = fresh();
        vendor().answerNext(FakeVendor.json(200, "{\"ok\":false,\"error\":\"" + error + "\"}"));
        return send(destination, message());
    }

    private static Message withdrawal(Earlier earlier) {
        return Samples.message("page-withdrawn", "case-1", "ana").after(earlier);
    }
}
