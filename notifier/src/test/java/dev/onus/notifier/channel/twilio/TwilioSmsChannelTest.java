package dev.onus.notifier.channel.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.notifier.Samples;
import dev.onus.notifier.channel.Destination;
import dev.onus.notifier.channel.FakeVendor;
import dev.onus.notifier.channel.Route;
import dev.onus.notifier.channel.SendResult;
import dev.onus.notifier.channel.rest.RestContract;
import dev.onus.notifier.message.Earlier;
import dev.onus.notifier.message.Message;
import dev.onus.registry.client.SmsReply;
import dev.onus.registry.model.Channel;
import dev.onus.registry.model.ChannelField;
import dev.onus.registry.model.ChannelType;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwilioSmsChannelTest extends RestContract {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String TOKEN = message().token();

    private final FakeTwilio twilio = new FakeTwilio(SECRET);
    private final TwilioSmsChannel channel =
            new TwilioSmsChannel(new TwilioClient(http, Clock.fixed(Samples.AT, ZoneOffset.UTC)), Samples.PUBLIC_URL);

    @Override
    protected FakeVendor vendor() {
        return twilio;
    }

    @Override
    protected Destination destination(String url) {
        return destination(
                TwilioFacts.record(ChannelType.TWILIO_SMS, secretRef()).with(ChannelField.URL, url));
    }

    @Override
    protected int requestsBefore() {
        return 0;
    }

    @Override
    protected FakeVendor.Answer noWithSuccess() {
        return FakeVendor.json(201, "{\"sid\": \"SM1\", \"status\": \"failed\", \"error_code\": 30007}");
    }

    @Override
    protected int messagesTaken() {
        return twilio.messages().size();
    }

    @Override
    protected List<String> idsSent() {
        return twilio.messages().stream().map(message -> message.field("Body")).toList();
    }

    @Test
    void shouldSayHowToAnswerAndWhereTwilioReports() {
        SendResult result = send(destination(twilio.url("")), message());

        FakeTwilio.Asked sent = twilio.messages().getFirst();
        assertThat(result).isEqualTo(new SendResult.Accepted(sent.sid()));
        assertThat(sent.field("To")).isEqualTo(TwilioFacts.TELEPHONE);
        assertThat(sent.field("From")).isEqualTo(TwilioFacts.SENDER);
        assertThat(sent.field("ValidityPeriod"))
                .as("seconds until the page escalates")
                .isEqualTo("300");
        assertThat(sent.field("StatusCallback")).isEqualTo("http://onus.example.org/callbacks/telephone/" + TOKEN);
        String code = SmsText.code(message()).value();
        assertThat(sent.field("Body")).contains("Reply 1 " + code + " to acknowledge, 2 " + code + " to decline");
        assertThat(SmsReply.parse("1 " + code)).isPresent();
    }

    @Test
    void shouldSendThroughAMessagingServiceWhereTheSenderIsOne() {
        String service = "MG" + "0".repeat(32);
        Channel record = TwilioFacts.record(ChannelType.TWILIO_SMS, secretRef())
                .with(ChannelField.URL, twilio.url(""))
                .with(ChannelField.FROM, service);

        send(destination(record), message());

        FakeTwilio.Asked sent = twilio.messages().getFirst();
        assertThat(sent.field("MessagingServiceSid")).isEqualTo(service);
        assertThat(sent.form()).doesNotContainKey("From");
    }

    @Test
    void shouldNotTakeTheFailureOfAWithdrawalForThePages() {
        send(destination(twilio.url("")), Samples.message("page-withdrawn", "case-1", "ana"));

        FakeTwilio.Asked sent = twilio.messages().getFirst();
        assertThat(sent.form()).doesNotContainKey("StatusCallback");
        assertThat(sent.field("Body")).contains("Withdrawn").doesNotContain("Reply 1");
    }

    @Test
    void shouldLookBeforeItSendsAgain() {
        Destination destination = destination(twilio.url(""));
        SendResult first = send(destination, message());

        SendResult again = send(destination, message().after(new Earlier(1, Optional.empty())));

        assertThat(again).isEqualTo(first);
        assertThat(twilio.messages()).hasSize(1);
    }

    @Test
    void shouldSendAgainWhatCameToNothing() {
        Destination destination = destination(twilio.url(""));
        send(destination, message());
        twilio.become(twilio.messages().getFirst().sid(), "undelivered");

        send(destination, message().after(new Earlier(1, Optional.empty())));

        assertThat(twilio.messages()).hasSize(2);
    }

    @Test
    void shouldSendAgainWhenItCannotBeLookedUp() {
        twilio.answerNext(FakeVendor.status(403, "This key may not read."));

        send(destination(twilio.url("")), message().after(new Earlier(1, Optional.empty())));

        assertThat(twilio.messages()).hasSize(1);
    }

    @Test
    void shouldSayThatSomebodyWantsNoMoreMessagesWithoutNamingThem() {
        twilio.optOut(TwilioFacts.TELEPHONE);

        assertThat(send(destination(twilio.url("")), message()))
                .isEqualTo(new SendResult.Permanent("Expected Twilio to take it, but it answered with error 21610"
                        + " (whoever has the number asked for no more messages)."));
    }

    @ParameterizedTest
    @CsvSource({
        "400, 21211, permanent", "400, 21610, permanent", "400, 21614, permanent", "401, 20003, permanent",
        "400, 30003, permanent", "400, 30004, permanent", "400, 30005, permanent", "400, 30006, permanent",
        "400, 30007, permanent", "400, 99999, permanent", "429, 20429, temporary", "400, 14107, temporary",
        "400, 21611, temporary", "400, 30001, temporary", "400, 30008, temporary", "500, 20500, temporary",
        "503, 99999, temporary"
    })
    void shouldTellWhatPassesFromWhatStays(int status, int code, String expected) {
        twilio.answerNext(FakeVendor.json(status, "{\"code\": %d, \"status\": %d}".formatted(code, status)));

        SendResult result = send(destination(twilio.url("")), message());

        assertThat(result)
                .isInstanceOf(expected.equals("permanent") ? SendResult.Permanent.class : SendResult.Temporary.class);
        assertThat(result.toString()).contains("error " + code);
    }

    @Test
    void shouldReadTheCodeOfAMessageThatWasTakenAndFailedAtOnce() {
        twilio.answerNext(noWithSuccess());

        assertThat(send(destination(twilio.url("")), message()))
                .isEqualTo(new SendResult.Permanent("Expected Twilio to take it, but it answered with error 30007"
                        + " (the carrier filtered it)."));
    }

    @Test
    void shouldSendNothingWithoutItsToken() {
        Channel record = TwilioFacts.record(ChannelType.TWILIO_SMS, "env:ONUS_NO_SUCH_SECRET")
                .with(ChannelField.URL, twilio.url(""));

        assertThat(send(destination(record), message()))
                .isEqualTo(new SendResult.Permanent(
                        "Expected Twilio's token at env:ONUS_NO_SUCH_SECRET, but nothing is there."));
    }

    @ParameterizedTest
    @CsvSource({
        "account, Expected account in the channel",
        "tokenRef, Expected tokenRef in the channel",
        "from, Expected from in the channel"
    })
    void shouldSayWhatTheChannelLacks(String field, String complaint) {
        Route route = channel.route(TwilioFacts.of(TwilioFacts.without(field, ChannelType.TWILIO_SMS, secretRef())));

        assertThat(route)
                .isInstanceOfSatisfying(
                        Route.Unusable.class,
                        unusable -> assertThat(unusable.why()).startsWith(complaint));
    }

    @Test
    void shouldNotShowTheWholeNumber() {
        assertThat(destination(twilio.url("")).shortened()).isEqualTo("+35…78");
    }

    private Destination destination(Channel record) {
        return ((Route.Usable) channel.route(TwilioFacts.of(record))).destination();
    }

    private static SendResult send(Destination destination, Message message) {
        return destination.sender().send(message, destination.id(), TIMEOUT);
    }
}
