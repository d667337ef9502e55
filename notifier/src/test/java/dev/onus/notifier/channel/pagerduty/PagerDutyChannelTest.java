package dev.onus.notifier.channel.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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
import dev.onus.registry.model.SecretRef;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagerDutyChannelTest extends VendorContract<FakePagerDuty> {
    private String key = FakePagerDuty.KEY;

    @Override
    protected FakePagerDuty start() {
        return new FakePagerDuty();
    }

    @Override
    protected PagingChannel channel() {
        return new PagerDutyChannel(http, CLOCK);
    }

    @Override
    protected String path() {
        return "";
    }

    @Override
    protected ContactFacts facts(String url) {
        Channel channel = Channel.of(ChannelType.PAGERDUTY).with(ChannelField.URL, url);
        Contact contact =
                Contact.of("pagerduty").withSecret(SecretRef.find(secret(key)).orElseThrow());
        return new ContactFacts("ana", channel, contact);
    }

    @Override
    protected FakeVendor.Answer noWithin200() {
        return FakeVendor.json(200, "{\"status\":\"invalid event\",\"message\":\"Event object is invalid\"}");
    }

    @Override
    protected int messagesTaken() {
        return vendor().alerts().size();
    }

    @Override
    protected List<String> idsSent() {
        return vendor().events().stream()
                .map(event -> event.path("dedup_key").asText())
                .toList();
    }

    @Test
    void shouldOpenOneAlertHoweverOftenItIsSent() {
        Destination destination = fresh();
        vendor().hangAfterTakingNext();
        destination.sender().send(message(), destination.id(), Duration.ofMillis(700));

        assertThat(send(destination, message())).isEqualTo(new SendResult.Accepted("case-1/ana"));
        assertThat(vendor().alerts()).hasSize(1);
    }

    @Test
    void shouldResolveTheAlertWhenThePageIsWithdrawn() {
        Destination destination = fresh();
        send(destination, message());
        send(destination, Samples.message("page-requested", "case-1", "bo"));

        send(destination, Samples.message("page-withdrawn", "case-1", "ana"));

        assertThat(vendor().alerts())
                .extracting(FakePagerDuty.Alert::dedupKey, FakePagerDuty.Alert::isOpen)
                .containsExactly(tuple("case-1/ana", false), tuple("case-1/bo", true));
    }

    @Test
    void shouldOpenANewAlertWhenThePersonIsPagedAgain() {
        Destination destination = fresh();
        send(destination, message());
        send(destination, Samples.message("page-withdrawn", "case-1", "ana"));
        send(destination, message());

        assertThat(vendor().alerts()).extracting(FakePagerDuty.Alert::isOpen).containsExactly(false, true);
    }

    @Test
    void shouldAcknowledgeTheAlertAndNoOther() {
        Destination destination = fresh();
        send(destination, message());
        send(destination, Samples.message("page-requested", "case-1", "bo"));

        assertThat(send(destination, Samples.acknowledgement("case-1", "ana")))
                .isEqualTo(new SendResult.Accepted("case-1/ana"));

        assertThat(vendor().alerts())
                .extracting(FakePagerDuty.Alert::state)
                .containsExactly(FakePagerDuty.State.ACKNOWLEDGED, FakePagerDuty.State.TRIGGERED);
    }

    @Test
    void shouldCallAgainWhenTheAcknowledgementHasLapsed() {
        Destination destination = fresh();
        send(destination, message());
        send(destination, Samples.acknowledgement("case-1", "ana"));
        send(destination, message());
        assertThat(vendor().alerts())
                .extracting(FakePagerDuty.Alert::state)
                .containsExactly(FakePagerDuty.State.ACKNOWLEDGED);

        send(destination, message().after(new Earlier(0, Optional.empty(), true)));

        assertThat(vendor().alerts())
                .extracting(FakePagerDuty.Alert::state)
                .containsExactly(FakePagerDuty.State.RESOLVED, FakePagerDuty.State.TRIGGERED);
    }

    @Test
    void shouldNotTriggerWhatWouldJoinAnAcknowledgedAlert() {
        Destination destination = fresh();
        vendor().answerNext(FakeVendor.status(503, "later"));

        assertThat(send(destination, message().after(new Earlier(0, Optional.empty(), true))))
                .isInstanceOf(SendResult.Temporary.class);
        assertThat(vendor().alerts()).isEmpty();
    }

    @Test
    void shouldMakeAnAlertOfEachPageOfABundle() {
        Destination destination = fresh();
        Message other = Samples.message("page-requested", "case-2", "ana");

        assertThat(send(destination, message().with(List.of(other)))).isInstanceOf(SendResult.Accepted.class);
        assertThat(vendor().alerts())
                .extracting(FakePagerDuty.Alert::dedupKey)
                .containsExactly("case-1/ana", "case-2/ana");
    }

    @Test
    void shouldGiveUpWhenTheKeyIsNotOfAnIntegration() {
        key = "of-somebody-else";

        assertThat(send(fresh(), message())).isInstanceOf(SendResult.Permanent.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 413})
    void shouldNeverRetryWhatIsWrongWithTheEvent(int status) {
        Destination destination = fresh();
        vendor().answerNext(FakeVendor.status(status, "no"));

        assertThat(send(destination, message())).isInstanceOf(SendResult.Permanent.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503})
    void shouldRetryWhatMayPass(int status) {
        Destination destination = fresh();
        vendor().answerNext(FakeVendor.status(status, "later"));

        assertThat(send(destination, message())).isInstanceOf(SendResult.Temporary.class);
    }

    @Test
    void shouldSayWhatIsMissing() {
        Channel channel = Channel.of(ChannelType.PAGERDUTY);
        assertThat(channel().route(new ContactFacts("ana", channel, Contact.of("pagerduty"))))
                .isInstanceOfSatisfying(
                        Route.Unusable.class,
                        route -> assertThat(route.why()).contains("Expected secretRef in the contact or the channel"));
        Route route = channel()
                .route(new ContactFacts(
                        "ana", channel.with(ChannelField.SECRET_REF, "env:ONUS_NO_SUCH_KEY"), Contact.of("pagerduty")));
        assertThat(send(((Route.Usable) route).destination(), message()))
                .isInstanceOfSatisfying(
                        SendResult.Permanent.class,
                        permanent -> assertThat(permanent.why()).contains("env:ONUS_NO_SUCH_KEY"));
    }
}
