package dev.onus.notifier.channel.servicenow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.SeverityLevel;
import dev.onus.notifier.Samples;
import dev.onus.notifier.channel.ContactFacts;
import dev.onus.notifier.channel.Destination;
import dev.onus.notifier.channel.FakeVendor;
import dev.onus.notifier.channel.Route;
import dev.onus.notifier.channel.SendResult;
import dev.onus.notifier.channel.rest.Pages;
import dev.onus.notifier.channel.rest.RestContract;
import dev.onus.notifier.message.Earlier;
import dev.onus.notifier.message.Message;
import dev.onus.registry.model.Channel;
import dev.onus.registry.model.ChannelField;
import dev.onus.registry.model.ChannelType;
import dev.onus.registry.model.Contact;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceNowChannelTest extends RestContract {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final FakeServiceNow serviceNow = new FakeServiceNow("onus", SECRET);
    private final ServiceNowChannel channel = new ServiceNowChannel(http, Samples.PUBLIC_URL, Clock.systemUTC());

    @Override
    protected FakeVendor vendor() {
        return serviceNow;
    }

    @Override
    protected Destination destination(String url) {
        return destination(record(url));
    }

    @Override
    protected int requestsBefore() {
        return 1;
    }

    /** What an instance says that is asleep. */
    @Override
    protected FakeVendor.Answer noWithSuccess() {
        return FakeVendor.status(200, "<html>Your instance is hibernating</html>");
    }

    @Override
    protected void forgetAll() {
        serviceNow.deleteAll();
    }

    @Override
    protected int messagesTaken() {
        return serviceNow.incidents().size();
    }

    @Override
    protected List<String> idsSent() {
        return serviceNow.incidents().stream()
                .map(incident -> incident.toString().replaceAll(".*(Reference: [0-9a-f]+).*", "$1"))
                .toList();
    }

    @Test
    void shouldOpenAnIncidentForTheCase() {
        SendResult result = send(message());

        ObjectNode incident = serviceNow.incidents().getFirst();
        assertThat(result)
                .isEqualTo(new SendResult.Accepted(incident.path("sys_id").asText()));
        assertThat(incident.path("correlation_id").asText()).isEqualTo("case-1");
        assertThat(incident.path("short_description").asText()).isEqualTo("[CRITICAL] Key in a <CI> log");
        assertThat(incident.path("description").asText())
                .startsWith("ana is asked to answer by 2026-11-21 03:17:00 UTC: ana is on call for payments.\n")
                .contains("\nhttp://onus.example.org/cases/case-1\n")
                .endsWith("\nReference: "
                        + message().idFor(destination(serviceNow.url("")).id()))
                .as("whoever reads the queue is not ana")
                .doesNotContain(message().answerUrl().toString());
    }

    @ParameterizedTest
    @CsvSource({"critical, 1, 1", "high, 1, 2", "medium, 2, 2", "low, 2, 3", "informational, 3, 3"})
    void shouldSayHowUrgentItIs(SeverityLevel severity, String urgency, String impact) {
        send(Pages.with("page-requested", "case-1", event -> event.setSeverity(severity)));

        ObjectNode incident = serviceNow.incidents().getFirst();
        assertThat(incident.path("urgency").asText()).isEqualTo(urgency);
        assertThat(incident.path("impact").asText()).isEqualTo(impact);
    }

    @Test
    void shouldAddAWorkNoteForEveryFurtherPageAndForAWithdrawal() {
        send(message());
        send(Samples.message("page-requested", "case-1", "bo"));
        send(Samples.message("page-withdrawn", "case-1", "ana"));

        assertThat(serviceNow.incidents()).hasSize(1);
        JsonNode notes = serviceNow.incidents().getFirst().path("work_notes");
        assertThat(notes.get(0).asText()).startsWith("bo is asked to answer");
        assertThat(notes.get(1).asText()).startsWith("ana need not answer any more");
    }

    @Test
    void shouldAddNothingTwiceWhenItMayHaveArrived() {
        Message bo = Samples.message("page-requested", "case-1", "bo");
        send(message());
        send(bo);

        SendResult again = send(bo.after(new Earlier(1, Optional.empty())));

        assertThat(again).isInstanceOf(SendResult.Accepted.class);
        assertThat(serviceNow.incidents().getFirst().path("work_notes")).hasSize(1);
    }

    @Test
    void shouldTakeUpAResolvedIncidentWhenTheCaseIsPagedAgain() {
        send(message());
        serviceNow.incidents().getFirst().put("state", ServiceNowRecord.RESOLVED);

        send(Samples.message("page-requested", "case-1", "bo"));

        assertThat(serviceNow.incidents()).hasSize(1);
        assertThat(serviceNow.incidents().getFirst().path("state").asText()).isEqualTo(ServiceNowRecord.IN_PROGRESS);
    }

    @Test
    void shouldOpenAnotherIncidentWhereTheFirstIsClosed() {
        send(message());
        serviceNow.incidents().getFirst().put("state", "7");

        send(Samples.message("page-requested", "case-1", "bo"));

        assertThat(serviceNow.incidents()).hasSize(2);
    }

    @Test
    void shouldOpenNoIncidentToWithdrawAPage() {
        assertThat(send(Samples.message("page-withdrawn", "case-1", "ana"))).isInstanceOf(SendResult.Accepted.class);
        assertThat(serviceNow.incidents()).isEmpty();
    }

    @Test
    void shouldFitWhateverTheAlertSays() {
        assertThat(send(Pages.titled(Pages.HOSTILE.repeat(1_000)))).isInstanceOf(SendResult.Accepted.class);
        assertThat(serviceNow.incidents().getFirst().path("short_description").asText())
                .matches("[^\\p{Cntrl}\\u202E]*");
    }

    @Test
    void shouldSendAnEventWhereEventManagementIsThere() {
        send(events(), message());

        JsonNode event = serviceNow.events().getFirst();
        assertThat(event.path("message_key").asText()).isEqualTo("case-1");
        assertThat(event.path("severity").asText()).isEqualTo("1");
        assertThat(event.path("resolution_state").asText()).isEqualTo("New");
        assertThat(event.path("time_of_event").asText()).isEqualTo("2026-11-21 03:12:00");
        assertThat(event.path("node").asText()).isEqualTo("payments");
        assertThat(event.path("type").asText()).isEqualTo("leaked-credential");
        assertThat(event.path("additional_info").asText()).contains("\"person\":\"ana\"");
    }

    @ParameterizedTest
    @CsvSource({"critical, 1", "high, 2", "medium, 3", "low, 4", "informational, 5"})
    void shouldSayHowBadAnEventIs(SeverityLevel severity, String expected) {
        send(events(), Pages.with("page-requested", "case-1", event -> event.setSeverity(severity)));

        assertThat(serviceNow.events().getFirst().path("severity").asText()).isEqualTo(expected);
    }

    @Test
    void shouldClearTheEventOnlyWhenTheCaseIsOver() {
        send(events(), message());
        send(events(), Samples.message("page-withdrawn", "case-1", "ana"));
        assertThat(serviceNow.events())
                .as("somebody acknowledged, and the alert still is one")
                .hasSize(1);

        send(events(), Pages.with("page-withdrawn", "case-1", event -> event.setState(CaseStateName.resolved)));

        JsonNode event = serviceNow.events().getLast();
        assertThat(event.path("message_key").asText()).isEqualTo("case-1");
        assertThat(event.path("severity").asText()).isEqualTo("0");
        assertThat(event.path("resolution_state").asText()).isEqualTo("Closing");
    }

    @ParameterizedTest
    @CsvSource({
        "url, Expected url in the channel",
        "username, Expected username in the channel",
        "passwordRef, Expected passwordRef in the channel"
    })
    void shouldSayWhatTheChannelLacks(String field, String complaint) {
        Channel lacking = new Channel(
                ChannelType.SERVICENOW,
                record("http://127.0.0.1:1").settings().entrySet().stream()
                        .filter(setting -> !setting.getKey().field().equals(field))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));

        assertThat(channel.route(new ContactFacts("ana", lacking, Contact.of("queue"))))
                .isInstanceOfSatisfying(
                        Route.Unusable.class,
                        unusable -> assertThat(unusable.why()).startsWith(complaint));
    }

    @Test
    void shouldLetNobodyLeaveTheInterfaceToTablesThroughATablesName() {
        Channel record = record("http://127.0.0.1:1").with(ChannelField.TABLE, "../../sys_user");

        assertThat(channel.route(new ContactFacts("ana", record, Contact.of("queue"))))
                .isInstanceOf(Route.Unusable.class);
    }

    private Channel record(String url) {
        return Channel.of(ChannelType.SERVICENOW)
                .with(ChannelField.URL, url)
                .with(ChannelField.USERNAME, "onus")
                .with(ChannelField.PASSWORD_REF, secretRef());
    }

    private Destination events() {
        return destination(record(serviceNow.url("")).with(ChannelField.TABLE, "em_event"));
    }

    private Destination destination(Channel record) {
        return ((Route.Usable) channel.route(new ContactFacts("ana", record, Contact.of("queue")))).destination();
    }

    private SendResult send(Message message) {
        return send(destination(serviceNow.url("")), message);
    }

    private static SendResult send(Destination destination, Message message) {
        return destination.sender().send(message, destination.id(), TIMEOUT);
    }
}
