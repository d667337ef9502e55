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
import dev.onus.registry.model.Channel;
import dev.onus.registry.model.ChannelField;
import dev.onus.registry.model.ChannelType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TwilioVoiceChannelTest extends RestContract {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final FakeTwilio twilio = new FakeTwilio(SECRET);
    private final TwilioVoiceChannel channel =
            new TwilioVoiceChannel(new TwilioClient(http, Clock.systemUTC()), Samples.PUBLIC_URL);

    @Override
    protected FakeVendor vendor() {
        return twilio;
    }

    @Override
    protected Destination destination(String url) {
        return destination(
                TwilioFacts.record(ChannelType.TWILIO_VOICE, secretRef()).with(ChannelField.URL, url));
    }

    @Override
    protected int requestsBefore() {
        return 0;
    }

    @Override
    protected FakeVendor.Answer noWithSuccess() {
        return FakeVendor.json(201, "{\"sid\": \"CA1\", \"status\": \"failed\"}");
    }

    @Override
    protected int messagesTaken() {
        return twilio.calls().size();
    }

    /** The address from which Twilio asks what to say has the page's token. */
    @Override
    protected List<String> idsSent() {
        return twilio.calls().stream().map(call -> call.field("Url")).toList();
    }

    @Test
    void shouldCallAndLetTheRegistrySpeak() {
        SendResult result = send(message());

        FakeTwilio.Asked call = twilio.calls().getFirst();
        String callback =
                "http://onus.example.org/callbacks/telephone/" + message().token();
        assertThat(result)
                .as("the call is queued, and nobody has heard it")
                .isEqualTo(new SendResult.Accepted(call.sid()));
        assertThat(call.field("To")).isEqualTo(TwilioFacts.TELEPHONE);
        assertThat(call.field("Url")).isEqualTo(callback);
        assertThat(call.field("StatusCallback")).isEqualTo(callback + "?event=status");
        assertThat(call.form().get("StatusCallbackEvent")).containsExactly("answered", "completed");
        assertThat(call.field("MachineDetection")).isEqualTo("Enable");
        assertThat(twilio.messages()).isEmpty();
    }

    @Test
    void shouldStopACallThatStillRingsWhenThePageIsWithdrawn() {
        send(message());
        String sid = twilio.calls().getFirst().sid();
        twilio.become(sid, "ringing");

        SendResult result = send(withdrawalOf(sid));

        assertThat(result).isInstanceOf(SendResult.Accepted.class);
        assertThat(twilio.statusOf(sid)).isEqualTo("canceled");
        assertThat(twilio.calls())
                .as("nobody is called to hear that nothing is to be done")
                .hasSize(1);
    }

    @Test
    void shouldLeaveACallAloneThatSomebodyTook() {
        send(message());
        String sid = twilio.calls().getFirst().sid();
        twilio.become(sid, "in-progress");

        assertThat(send(withdrawalOf(sid))).isInstanceOf(SendResult.Accepted.class);
        assertThat(twilio.statusOf(sid)).isEqualTo("in-progress");
    }

    @Test
    void shouldTryAgainToStopACallWhenTwilioIsDown() {
        twilio.answerNext(FakeVendor.status(503, "down"));

        assertThat(send(withdrawalOf("CA" + "0".repeat(32)))).isInstanceOf(SendResult.Temporary.class);
    }

    @Test
    void shouldHaveNothingToWithdrawWhereNoCallIsKnown() {
        assertThat(send(Samples.message("page-withdrawn", "case-1", "ana"))).isInstanceOf(SendResult.Accepted.class);
        assertThat(twilio.calls()).isEmpty();
    }

    @Test
    void shouldRefuseASenderThatCannotCall() {
        Channel record = TwilioFacts.record(ChannelType.TWILIO_VOICE, secretRef())
                .with(ChannelField.FROM, "MG" + "0".repeat(32));

        assertThat(channel.route(TwilioFacts.of(record)))
                .isInstanceOfSatisfying(
                        Route.Unusable.class,
                        unusable -> assertThat(unusable.why()).contains("which cannot call"));
    }

    private static Message withdrawalOf(String sid) {
        return Samples.message("page-withdrawn", "case-1", "ana").after(new Earlier(0, Optional.of(sid)));
    }

    private SendResult send(Message message) {
        Destination destination = destination(twilio.url(""));
        return destination.sender().send(message, destination.id(), TIMEOUT);
    }

    private Destination destination(Channel record) {
        return ((Route.Usable) channel.route(TwilioFacts.of(record))).destination();
    }
}
