package dev.onus.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class InboxTest {
    private final List<InboxPage> heard = new CopyOnWriteArrayList<>();

    @Test
    void shouldShowAPageThatArrivedAndStrikeItWhenWithdrawn() throws IOException, InterruptedException {
        try (Inbox inbox = Inbox.open(heard::add);
                HttpClient http = HttpClient.newHttpClient()) {
            post(http, inbox, event("dev.onus.page.requested.v1", "<b>Leak</b>"));

            assertThat(inbox.await(InboxPage::isRequest, Duration.ofSeconds(5))).isPresent();
            assertThat(heard).extracting(InboxPage::person).containsExactly("ana");
            assertThat(show(http, inbox))
                    .contains("&lt;b&gt;Leak", "http://127.0.0.1:1/a/t")
                    .doesNotContain("<b>Leak");

            post(http, inbox, event("dev.onus.page.withdrawn.v1", ""));
            assertThat(show(http, inbox)).contains("withdrawn\"><p>");
            assertThat(inbox.await(page -> page.person().equals("bo"), Duration.ZERO))
                    .isEmpty();
        }
    }

    private static String event(String type, String title) {
        return """
            {"type":"%s","data":{"pageId":"p1","caseId":"c1","person":"ana","role":"accountable","title":"%s",
             "reason":"owner of the identity","answerUrl":"http://127.0.0.1:1/a/t"}}
            """.formatted(type, title);
    }

    private static void post(HttpClient http, Inbox inbox, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(inbox.address().resolve("/ana"))
                .POST(BodyPublishers.ofString(body))
                .build();
        assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(204);
    }

    private static String show(HttpClient http, Inbox inbox) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(inbox.address()).build(), BodyHandlers.ofString())
                .body();
    }
}
