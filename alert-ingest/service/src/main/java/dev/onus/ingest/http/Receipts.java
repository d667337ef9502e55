package dev.onus.ingest.http;

import dev.onus.ingest.publish.ReceiptLine;
import dev.onus.ingest.publish.ReceiptOutcome;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The answers of intake. */
final class Receipts {
    private static final int MAX_ERRORS = 100;

    private Receipts() {}

    /** 202: the broker has all of it. */
    static HttpResponse<byte[]> taken(List<ReceiptLine> receipts, Map<String, Object> more) {
        Map<String, Object> answer = new LinkedHashMap<>(more);
        answer.put("receipts", receipts.stream().map(Receipts::line).toList());
        return HttpResponse.<byte[]>status(HttpStatus.ACCEPTED)
                .body(Problem.json(answer))
                .contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    /** 400: nothing of it was taken, and sending it again would not help. */
    static HttpResponse<byte[]> refused(List<ReceiptLine> receipts) {
        List<Map<String, Object>> errors =
                receipts.stream().limit(MAX_ERRORS).map(Receipts::error).toList();
        String detail = receipts.getFirst().reason().orElse("Expected an alert.");
        return Problem.badRequest(detail, errors);
    }

    private static Map<String, Object> error(ReceiptLine receipt) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("index", receipt.index());
        receipt.field().filter(field -> !field.isEmpty()).ifPresent(field -> error.put("field", field));
        error.put("message", receipt.reason().orElse(""));
        return error;
    }

    private static Map<String, Object> line(ReceiptLine receipt) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", receipt.id());
        line.put("outcome", receipt.outcome().word());
        receipt.alertId().ifPresent(alertId -> line.put("alertId", alertId));
        receipt.reason()
                .ifPresent(reason ->
                        line.put(receipt.outcome() == ReceiptOutcome.ACCEPTED ? "warning" : "reason", reason));
        receipt.field().filter(field -> !field.isEmpty()).ifPresent(field -> line.put("field", field));
        return line;
    }
}
