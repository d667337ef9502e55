package dev.onus.notifier.picture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.onus.notifier.Samples;
import dev.onus.notifier.channel.ContactFacts;
import dev.onus.notifier.channel.Destination;
import dev.onus.notifier.channel.PagingChannel;
import dev.onus.notifier.channel.Route;
import dev.onus.notifier.channel.SendResult;
import dev.onus.notifier.channel.jira.FakeJira;
import dev.onus.notifier.channel.jira.JiraChannel;
import dev.onus.notifier.channel.servicenow.FakeServiceNow;
import dev.onus.notifier.channel.servicenow.ServiceNowChannel;
import dev.onus.notifier.channel.smtp.SmtpChannel;
import dev.onus.notifier.channel.twilio.FakeTwilio;
import dev.onus.notifier.channel.twilio.TwilioClient;
import dev.onus.notifier.channel.twilio.TwilioSmsChannel;
import dev.onus.notifier.channel.webhook.CloudEventJson;
import dev.onus.notifier.channel.webhook.WebhookChannel;
import dev.onus.notifier.channel.webhook.WebhookReceiver;
import dev.onus.notifier.message.Message;
import dev.onus.notifier.outbound.HttpSender;
import dev.onus.registry.client.outbound.OutboundRule;
import dev.onus.registry.model.Channel;
import dev.onus.registry.model.ChannelField;
import dev.onus.registry.model.ChannelType;
import dev.onus.registry.model.Contact;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Draws one page as each channel's client shows it: what is drawn is what the vendor's local server took, or what the golden
 * files say it takes. The HTML lies in {@code target/pictures} then; with {@code -Donus.pictures=true} chromium takes the
 * pictures of it for {@code docs/channels}, to be looked at before they are committed.
 */
class ChannelPictures {
    private static final Path TARGET = Path.of("target/pictures");
    private static final Path DOCS = Path.of("../docs/channels");
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Path CALL = Path.of("../ownership-registry/service/src/test/resources/golden/call.xml");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Clock CLOCK = Clock.fixed(Samples.AT, ZoneOffset.UTC);
    private static final Message PAGE = Samples.message("page-requested", "case-1", "ana");
    private static final OutboundRule LOOPBACK = OutboundRule.allowing(List.of("127.0.0.1"));

    private final HttpSender http = new HttpSender(LOOPBACK);

    @TempDir
    private Path secrets;

    @AfterEach
    void stop() {
        http.close();
    }

    @Test
    void shouldDrawWhatTheGoldenFilesSay() throws IOException, InterruptedException {
        draw("slack", ChatPictures.slack(golden("slack-page")));
        draw("slack-withdrawal", ChatPictures.slack(golden("slack-withdrawal")));
        draw("teams", ChatPictures.teams(golden("teams-page")));
        draw("ntfy", PhonePictures.ntfy(golden("ntfy-page")));
        draw("pagerduty", DeskPictures.pagerDuty(golden("pagerduty-page")));
        draw("voice", PhonePictures.call(Files.readString(CALL)));
    }

    @Test
    void shouldDrawAMail() throws IOException, InterruptedException, MessagingException {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            Channel channel = Channel.of(ChannelType.SMTP)
                    .with(ChannelField.HOST, "127.0.0.1")
                    .with(ChannelField.PORT, Integer.toString(server.getSmtp().getPort()))
                    .with(ChannelField.SECURITY, "none")
                    .with(ChannelField.FROM, "onus@example.org")
                    .with(ChannelField.REPLY_TO, "onus+{token}@example.org")
                    .with(ChannelField.INBOX_HOST, "127.0.0.1");
            send(new SmtpChannel(LOOPBACK, CLOCK), channel, Contact.of("mail").withAddress("ana@example.org"));

            MimeMessage mail = server.getReceivedMessages()[0];
            MimeMultipart parts = (MimeMultipart) mail.getContent();
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("Subject", mail.getSubject());
            headers.put("From", "onus@example.org");
            headers.put("To", "ana@example.org");
            headers.put("Importance", mail.getHeader("Importance")[0]);
            draw(
                    "mail",
                    DeskPictures.mail(headers, parts.getBodyPart(1).getContent().toString()));
            draw(
                    "mail-text",
                    DeskPictures.plainMail(
                            headers, parts.getBodyPart(0).getContent().toString()));
        } finally {
            server.stop();
        }
    }

    @Test
    void shouldDrawATextMessage() throws IOException, InterruptedException {
        try (FakeTwilio twilio = new FakeTwilio("token")) {
            Channel channel = Channel.of(ChannelType.TWILIO_SMS)
                    .with(ChannelField.ACCOUNT, FakeTwilio.ACCOUNT)
                    .with(ChannelField.TOKEN_REF, secret("token"))
                    .with(ChannelField.FROM, "+15005550006")
                    .with(ChannelField.URL, twilio.url(""));
            send(
                    new TwilioSmsChannel(new TwilioClient(http, CLOCK), Samples.PUBLIC_URL),
                    channel,
                    Contact.of("sms").withAddress("+351912345678"));

            draw("sms", PhonePictures.sms(twilio.messages().getFirst().field("Body")));
        }
    }

    @Test
    void shouldDrawATicketInJira() throws IOException, InterruptedException {
        try (FakeJira jira = new FakeJira("Bearer token", false)) {
            Channel channel = Channel.of(ChannelType.JIRA)
                    .with(ChannelField.URL, jira.url(""))
                    .with(ChannelField.TOKEN_REF, secret("token"))
                    .with(ChannelField.PROJECT, FakeJira.PROJECT);
            send(new JiraChannel(http, Samples.PUBLIC_URL, CLOCK), channel, Contact.of("jira"));

            FakeJira.Issue issue = jira.issues().getFirst();
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put("Type", issue.fields().at("/issuetype/name").asText());
            facts.put("Labels", issue.fields().at("/labels/0").asText());
            draw(
                    "jira",
                    DeskPictures.ticket(
                            issue.key(),
                            issue.fields().path("summary").asText(),
                            facts,
                            DeskPictures.wiki(issue.fields().path("description").asText())));
        }
    }

    @Test
    void shouldDrawAnIncidentInServiceNow() throws IOException, InterruptedException {
        try (FakeServiceNow serviceNow = new FakeServiceNow("onus", "password")) {
            Channel channel = Channel.of(ChannelType.SERVICENOW)
                    .with(ChannelField.URL, serviceNow.url(""))
                    .with(ChannelField.USERNAME, "onus")
                    .with(ChannelField.PASSWORD_REF, secret("password"));
            send(new ServiceNowChannel(http, Samples.PUBLIC_URL, CLOCK), channel, Contact.of("servicenow"));

            JsonNode incident = serviceNow.incidents().getFirst();
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put("Urgency", incident.path("urgency").asText());
            facts.put("Impact", incident.path("impact").asText());
            facts.put("Correlation ID", incident.path("correlation_id").asText());
            draw(
                    "servicenow",
                    DeskPictures.ticket(
                            incident.path("number").asText("INC0010001"),
                            incident.path("short_description").asText(),
                            facts,
                            Html.lines(incident.path("description").asText())));
        }
    }

    @Test
    void shouldDrawAWebhook() throws IOException, InterruptedException {
        try (WebhookReceiver receiver = WebhookReceiver.start(WebhookReceiver.status(204))) {
            send(
                    new WebhookChannel(http, new CloudEventJson(Samples.PUBLIC_URL), CLOCK),
                    Channel.of(ChannelType.WEBHOOK),
                    Contact.of("webhook").withUrl(receiver.url("/onus").toString()));

            WebhookReceiver.Received received = receiver.received().getFirst();
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("POST", received.path());
            headers.put("content-type", "application/cloudevents+json");
            headers.put("webhook-id", received.id());
            headers.put("webhook-timestamp", received.timestamp());
            draw("webhook", DeskPictures.json(headers, received.body()));
        }
    }

    private static void send(PagingChannel channel, Channel record, Contact contact) {
        Route route = channel.route(new ContactFacts("ana", record, contact));
        Destination destination = ((Route.Usable) route).destination();
        assertThat(destination.sender().send(PAGE, destination.id(), Duration.ofSeconds(10)))
                .isInstanceOf(SendResult.Accepted.class);
    }

    private String secret(String value) throws IOException {
        return "file:" + Files.writeString(secrets.resolve(value), value);
    }

    private static JsonNode golden(String name) throws IOException {
        return JSON.readTree(Files.readString(GOLDEN.resolve(name + ".json")));
    }

    private void draw(String name, String html) throws IOException, InterruptedException {
        assertThat(html).as(name).contains("id=\"picture\"").doesNotContain(">null<");
        Files.createDirectories(TARGET);
        Path page = Files.writeString(TARGET.resolve(name + ".html"), html);
        if (Boolean.getBoolean("onus.pictures")) {
            Files.createDirectories(DOCS);
            Camera.take(page.toAbsolutePath(), DOCS.resolve(name + ".png"), secrets);
        }
    }
}
