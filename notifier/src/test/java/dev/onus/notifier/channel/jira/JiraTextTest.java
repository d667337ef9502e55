package dev.onus.notifier.channel.jira;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.notifier.Samples;
import dev.onus.notifier.channel.rest.Pages;
import dev.onus.notifier.channel.ticket.TicketText;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class JiraTextTest {
    private static final TicketText TEXT = new TicketText(
            "case-1",
            "A title",
            List.of("ana is asked: [~admin] {code} *bold* a\\b & c-d", "Owner: payments"),
            URI.create("http://onus.example.org/cases/case-1"),
            "0f");

    @Test
    void shouldWriteADocumentInTheCloud() {
        assertThat(JiraText.body(TEXT, true).toString())
                .isEqualTo("{\"type\":\"doc\",\"version\":1,\"content\":["
                        + paragraph("\"text\":\"ana is asked: [~admin] {code} *bold* a\\\\b & c-d\"")
                        + "," + paragraph("\"text\":\"Owner: payments\"")
                        + ","
                        + paragraph("\"text\":\"Open the case\",\"marks\":[{\"type\":\"link\",\"attrs\":"
                                + "{\"href\":\"http://onus.example.org/cases/case-1\"}}]")
                        + "," + paragraph("\"text\":\"Reference: 0f\"")
                        + "]}");
    }

    @Test
    void shouldTakeTheMeaningOfMarkupAwayInWikiText() {
        assertThat(JiraText.body(TEXT, false).asText()).isEqualTo("""
                        ana is asked: \\[\\~admin\\] \\{code\\} \\*bold\\* a&#92;b &amp; c\\-d

                        Owner: payments

                        [Open the case|http://onus.example.org/cases/case-1]

                        Reference: 0f""");
    }

    @Test
    void shouldFitWhateverTheAlertSays() {
        TicketText text = TicketText.ofTicket(
                Pages.titled(Pages.HOSTILE + "🔑".repeat(50_000)), Samples.PUBLIC_URL, "destination");

        assertThat(JiraText.summary(text))
                .hasSizeLessThanOrEqualTo(JiraText.MAX_SUMMARY_CHARACTERS)
                .matches("[^\\p{Cntrl}\\u202E]*");
        assertThat(JiraText.body(text, false).asText()).hasSizeLessThan(32_768).endsWith(text.reference());
        assertThat(JiraText.body(text, true).findValuesAsText("text"))
                .noneMatch(String::isEmpty)
                .allMatch(line -> line.length() <= 2_000);
        JsonNode content = JiraText.body(text, true).path("content");
        assertThat(content.get(content.size() - 1).toString()).contains(text.reference());
    }

    private static String paragraph(String text) {
        return "{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\"," + text + "}]}";
    }
}
