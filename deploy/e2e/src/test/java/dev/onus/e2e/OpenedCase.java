package dev.onus.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onus.cli.api.ApiRefusedException;
import dev.onus.cli.api.OnusApi;
import java.util.Optional;
import org.awaitility.Awaitility;

/** The case that an alert ended in. Receipts and cases are two topics, so a receipt may be there a moment earlier. */
final class OpenedCase {
    private OpenedCase() {}

    static JsonNode of(OnusApi api, String receiptId) {
        Awaitility.await("the case of receipt " + receiptId)
                .until(() -> find(api, receiptId).isPresent());
        return find(api, receiptId).orElseThrow();
    }

    private static Optional<JsonNode> find(OnusApi api, String receiptId) {
        try {
            String caseId = api.get("/v1/receipts/" + receiptId).path("caseId").asText("");
            return caseId.isEmpty() ? Optional.empty() : Optional.of(api.get("/v1/cases/" + caseId));
        } catch (ApiRefusedException e) {
            if (e.status() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
