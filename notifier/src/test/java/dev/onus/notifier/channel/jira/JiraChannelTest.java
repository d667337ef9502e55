package dev.onus.notifier.channel.jira;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.CaseStateName;
import dev.onus.notifier.Samples;
import dev.onus.notifier.channel.ContactFacts;
import dev.onus.notifier.channel.Destination;
import dev.onus.notifier.channel.FakeVendor;
import dev.onus.notifier.channel.Route;
import dev.onus.notifier.channel.SendResult;
import dev.onus.notifier.channel.rest.Pages;
import dev.onus.notifier.channel.rest.RestContract;
import dev.onus.notifier.channel.rest.RestSession;
import dev.onus.notifier.message.Earlier;
import dev.onus.notifier.message.Message;
import dev.onus.registry.model.Channel;
import dev.onus.registry.model.ChannelField;
import dev.onus.registry.model.ChannelType;
import dev.onus.registry.model.Contact;
import dev.onus.vocabulary.PagePurpose;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JiraChannelTest extends RestContract {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final FakeJira jira = new FakeJira(RestSession.basic("onus@example.org", SECRET), true);
    private final JiraChannel channel = new JiraChannel(http, Samples.PUBLIC_URL, Clock.systemUTC());

    @Override
    protected FakeVendor vendor() {
        return jira;
    }

    @Override
    protected Destination destination(String url) {
        return destination(channel, record(url));
    }

    @Override
    protected int requestsBefore() {
        return 1;
    }

    /** What a proxy shows to who is not logged in. */
    @Override
    protected FakeVendor.Answer noWithSuccess() {
        return FakeVendor.status(200, "<html>Log in</html>");
    }

    @Override
    protected void forgetAll() {
        jira.deleteAll();
    }

    @Override
    protected int messagesTaken() {
        return jira.issues().size();
    }

    @Override
    protected List<String> idsSent() {
        return jira.issues().stream()
                .flatMap(issue -> Stream.concat(Stream.of(issue.fields()), issue.comments().stream()))
                .map(text -> text.toString().replaceAll(".*(Reference: [0-9a-f]+).*", "$1"))
                .toList();
    }

    @Test
    void shouldOpenAnIssueForTheCase() {
        SendResult result = send(message());

        FakeJira.Issue issue = jira.issues().getFirst();
        assertThat(result).isEqualTo(new SendResult.Accepted("PAY-1"));
        assertThat(issue.fields().path("summary").asText()).isEqualTo("[CRITICAL] Key in a <CI> log");
        assertThat(issue.fields().path("labels").toString()).isEqualTo("[\"onus\",\"onus-case-1\"]");
        assertThat(issue.fields().path("description").toString())
                .contains("ana is asked to answer by 2026-11-21 03:17:00 UTC: ana is on call for payments.")
                .contains("Owner: payments")
                .contains("\"href\":\"http://onus.example.org/cases/case-1\"")
                .as("whoever reads the queue is not ana")
                .doesNotContain(message().answerUrl().toString());
    }

    @Test
    void shouldAddFurtherPagesOfTheCaseToItsIssue() {
        send(message());
        send(Samples.message("page-requested", "case-1", "bo"));

        assertThat(jira.issues()).hasSize(1);
        assertThat(jira.issues().getFirst().comments().toString()).contains("bo is asked to answer");
    }

    @Test
    void shouldNotOpenASecondIssueWhileTheSearchDoesNotShowTheFirst() {
        jira.letSearchLag();
        send(message());
        send(Samples.message("page-requested", "case-1", "bo"));

        assertThat(jira.issues()).hasSize(1);
    }

    @Test
    void shouldOpenOneIssueForPersonsWhoArePagedInTheSameMoment() throws InterruptedException {
        Destination queue = destination(jira.url(""));
        List<Thread> senders = Stream.of("ana", "bo", "cy", "di")
                .map(person -> Samples.message("page-requested", "case-1", person))
                .map(page -> Thread.ofVirtual().start(() -> send(queue, page)))
                .toList();
        for (Thread sender : senders) {
            sender.join();
        }

        assertThat(jira.issues()).hasSize(1);
        assertThat(jira.issues().getFirst().comments()).hasSize(3);
    }

    @Test
    void shouldOpenTheIssueAgainWhenTheCaseIsPagedAgain() {
        send(message());
        jira.issues().getFirst().move("done");

        send(Samples.message("page-requested", "case-1", "bo"));

        assertThat(jira.issues()).hasSize(1);
        assertThat(jira.issues().getFirst().category()).isEqualTo("new");
    }

    @Test
    void shouldOpenANewIssueForOneThatSomebodyDeleted() {
        send(message());
        jira.deleteAll();

        send(Samples.message("page-requested", "case-1", "bo"));

        assertThat(jira.issues()).hasSize(1);
    }

    @Test
    void shouldSayInTheIssueThatAPageIsWithdrawnAndLeaveItOpenWhileTheCaseIs() {
        send(message());
        send(Samples.message("page-withdrawn", "case-1", "ana"));

        FakeJira.Issue issue = jira.issues().getFirst();
        assertThat(issue.comments().toString()).contains("ana need not answer any more");
        assertThat(issue.category()).isEqualTo("new");
    }

    @Test
    void shouldCloseTheIssueWhenTheCaseIsOver() {
        send(message());
        send(over());

        assertThat(jira.issues().getFirst().category()).isEqualTo("done");
    }

    @Test
    void shouldLeaveTheIssueToPeopleWhereItsWorkflowWantsMore() {
        send(message());
        jira.wantAResolution();

        assertThat(send(over())).isEqualTo(new SendResult.Accepted("PAY-1"));
        assertThat(jira.issues().getFirst().comments()).hasSize(1);
    }

    @Test
    void shouldMoveTheIssueLaterWithoutASecondCommentWhenJiraFailsBetweenTheTwo() {
        send(message());
        jira.answerNext(jira.asEver(), jira.asEver(), FakeVendor.status(503, "down"));

        SendResult first = send(over());
        SendResult again = send(over().after(new Earlier(1, Optional.empty())));

        assertThat(first).isInstanceOf(SendResult.Temporary.class);
        assertThat(again).isEqualTo(new SendResult.Accepted("PAY-1"));
        assertThat(jira.issues().getFirst().category()).isEqualTo("done");
        assertThat(jira.issues().getFirst().comments()).hasSize(1);
    }

    @Test
    void shouldOpenNoIssueToWithdrawAPage() {
        assertThat(send(Samples.message("page-withdrawn", "case-1", "ana"))).isInstanceOf(SendResult.Accepted.class);
        assertThat(jira.issues()).isEmpty();
    }

    @Test
    void shouldKeepATestApartFromTheCaseThatSendsIt() {
        Message test = Pages.purpose(PagePurpose.TEST);
        send(message());
        send(test);

        assertThat(jira.issues()).hasSize(2);
        assertThat(jira.issues().getLast().fields().path("labels").toString())
                .contains("onus-" + test.pageId().value());
    }

    @Test
    void shouldWriteWikiTextForADataCentre() {
        try (FakeJira dataCentre = new FakeJira(RestSession.bearer(SECRET), false)) {
            Channel record = Channel.of(ChannelType.JIRA)
                    .with(ChannelField.URL, dataCentre.url(""))
                    .with(ChannelField.PROJECT, FakeJira.PROJECT)
                    .with(ChannelField.TOKEN_REF, secretRef());
            Destination destination = destination(channel, record);

            SendResult result = send(destination, Pages.titled(Pages.HOSTILE));
            send(destination, Samples.message("page-withdrawn", "case-1", "ana"));

            FakeJira.Issue issue = dataCentre.issues().getFirst();
            assertThat(result).isEqualTo(new SendResult.Accepted("PAY-1"));
            assertThat(issue.fields().path("description").asText())
                    .contains("[Open the case|http://onus.example.org/cases/case-1]");
            assertThat(issue.comments()).hasSize(1);
        }
    }

    @Test
    void shouldRepeatOfARefusalOnlyWhichFieldsItNames() {
        Destination destination = destination(channel, record(jira.url("")).with(ChannelField.ISSUE_TYPE, "Epic"));

        assertThat(send(destination, message()))
                .isEqualTo(new SendResult.Permanent(
                        "Expected a 2xx status, but got 400. Jira refused the fields issuetype."));
    }

    @Test
    void shouldKnowThatALogInThatIsRefusedStaysSo() {
        FakeVendor.Answer refusal = FakeVendor.json(401, "{\"errorMessages\": [\"Client must be authenticated\"]}");
        jira.answerNext(refusal);

        assertThat(send(message())).isInstanceOf(SendResult.Permanent.class);
    }

    @ParameterizedTest
    @CsvSource({
        "url, Expected url in the channel",
        "project, Expected project in the channel",
        "tokenRef, Expected tokenRef in the channel"
    })
    void shouldSayWhatTheChannelLacks(String field, String complaint) {
        Channel record = record("http://127.0.0.1:1");
        Channel lacking = new Channel(
                ChannelType.JIRA,
                record.settings().entrySet().stream()
                        .filter(setting -> !setting.getKey().field().equals(field))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));

        assertThat(channel.route(new ContactFacts("ana", lacking, Contact.of("queue"))))
                .isInstanceOfSatisfying(
                        Route.Unusable.class,
                        unusable -> assertThat(unusable.why()).startsWith(complaint));
    }

    @Test
    void shouldLetNobodyQueryThroughAProjectsKey() {
        Channel record = record("http://127.0.0.1:1").with(ChannelField.PROJECT, "PAY\" OR \"a\" = \"a");

        assertThat(channel.route(new ContactFacts("ana", record, Contact.of("queue"))))
                .isInstanceOf(Route.Unusable.class);
    }

    private static Message over() {
        return Pages.with("page-withdrawn", "case-1", event -> event.setState(CaseStateName.resolved));
    }

    private Channel record(String url) {
        return Channel.of(ChannelType.JIRA)
                .with(ChannelField.URL, url)
                .with(ChannelField.PROJECT, FakeJira.PROJECT)
                .with(ChannelField.USERNAME, "onus@example.org")
                .with(ChannelField.TOKEN_REF, secretRef());
    }

    private static Destination destination(JiraChannel channel, Channel record) {
        Route route = channel.route(new ContactFacts("ana", record, Contact.of("queue")));
        return ((Route.Usable) route).destination();
    }

    private SendResult send(Message message) {
        return send(destination(jira.url("")), message);
    }

    private static SendResult send(Destination destination, Message message) {
        return destination.sender().send(message, destination.id(), TIMEOUT);
    }
}
