package dev.onus.registry.receipt;

import dev.onus.contracts.Receipt;
import dev.onus.registry.cases.CaseLog;
import dev.onus.registry.cases.CaseProblem;
import dev.onus.registry.cases.Shape;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;

/** Shows what became of one event in the end: its case, what it was folded into, or why it went nowhere (SYS-7). */
@Controller("/v1/receipts")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReceiptController {
    private final CaseLog log;

    ReceiptController(CaseLog log) {
        this.log = log;
    }

    @Get("/{id}")
    HttpResponse<?> one(@PathVariable String id) {
        return log.index()
                .receipt(id)
                .<HttpResponse<?>>map(receipt -> HttpResponse.ok(json(receipt)))
                .orElseGet(() -> CaseProblem.of(
                        HttpStatus.NOT_FOUND,
                        "Expected a receipt that was given, but none with this id is known; they are kept for a while"
                                + " only."));
    }

    private static Map<String, Object> json(Receipt receipt) {
        return Shape.of()
                .with("id", receipt.getId())
                .with("outcome", receipt.getOutcome())
                .with("source", receipt.getSource())
                .with("alertId", receipt.getAlertId())
                .with("caseId", receipt.getCaseId())
                .with("rule", receipt.getRule())
                .with("reason", receipt.getReason())
                .with("position", receipt.getPosition())
                .with("index", receipt.getIndex())
                .with("at", receipt.getAt())
                .with("final", receipt.getFinal$())
                .json();
    }
}
