package dev.onus.notifier.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onus.notifier.Samples;
import dev.onus.notifier.channel.rest.Pages;
import dev.onus.notifier.message.Message;
import dev.onus.vocabulary.PagePurpose;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudEventJsonTest {
    private final CloudEventJson json = new CloudEventJson(Samples.PUBLIC_URL);

    @Test
    void shouldWriteEveryFieldOfTheContract() throws IOException {
        JsonNode event = write("page-requested");

        assertThat(event.path("specversion").asText()).isEqualTo("1.0");
        assertThat(event.path("id").asText()).isEqualTo("id-1");
        assertThat(event.path("subject").asText()).isEqualTo("case-1");
        assertThat(event.path("datacontenttype").asText()).isEqualTo("application/json");
        assertThat(event.path("data"))
                .isEqualTo(new ObjectMapper().readTree(EXPECTED.formatted(Samples.pageId("case-1", "ana"), TOKEN)));
    }

    @ParameterizedTest
    @CsvSource({
        "page-requested, dev.onus.page.requested.v1",
        "page-withdrawn, dev.onus.page.withdrawn.v1",
        "reminded, dev.onus.page.reminder.v1"
    })
    void shouldNameTheTypeOfTheContract(String kind, String type) throws IOException {
        assertThat(write(kind).path("type").asText()).isEqualTo(type);
    }

    @Test
    void shouldCarryTheCodeOfAVerificationInThePageThatAsksForIt() throws IOException {
        Message verification = Pages.purpose(PagePurpose.VERIFICATION);

        JsonNode data =
                new ObjectMapper().readTree(json.write(verification, "id-1")).path("data");

        assertThat(data.path("purpose").asText()).isEqualTo("verification");
        assertThat(data.path("code").asText()).isEqualTo(verification.code().orElseThrow());
    }

    private static final String TOKEN =
            Samples.message("page-requested", "case-1", "ana").answerUrl().toString();

    private static final String EXPECTED = """
            {
              "pageId": "%s", "caseId": "case-1", "caseKind": "alert", "caseVersion": 3, "step": 1,
              "reason": "ana is on call for payments.", "person": "ana", "role": "accountable",
              "severity": "critical", "priority": "P1", "title": "Key in a <CI> log",
              "identity": {"id": "aws:access-key:AKIAIOSFODNN7EXAMPLE", "type": "access-key", "provider": "aws",
                "environment": "production", "system": "payments", "criticality": "high", "blastRadius": 40},
              "resource": "repo/payments", "credentialState": "active", "owner": "payments", "serviceOwner": "mo",
              "businessProcess": "card settlement", "dependents": ["settlement-api", "ledger"],
              "revocation": {"method": "rotate-key", "runbook": "https://runbooks.example.org/rotate"},
              "sla": {"acknowledgeBy": "2026-11-21T03:17:00Z", "containBy": "2026-11-21T04:12:00Z",
                "resolveBy": "2026-11-22T03:12:00Z"},
              "acknowledgeBy": "2026-11-21T03:17:00Z", "answerUrl": "%s", "drill": false, "test": false,
              "purpose": "answer", "urgency": "high"
            }
            """;

    private JsonNode write(String kind) throws IOException {
        Message message = Samples.message(kind, "case-1", "ana");
        return new ObjectMapper().readTree(json.write(message, "id-1"));
    }
}
