package dev.onus.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.onus.cli.api.OnusApi;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Posts what it saw in arrays, one after another and of all its issuers in turn, and keeps what it was answered. */
final class Siem {
    private static final int OF_EACH_IN_ONE_BODY = 100;

    private final OnusApi intake;
    private final List<StormingIssuer> issuers;
    private final AtomicInteger sent = new AtomicInteger();
    private final List<JsonNode> receipts = new CopyOnWriteArrayList<>();

    Siem(OnusApi intake, List<StormingIssuer> issuers) {
        this.intake = intake;
        this.issuers = issuers;
    }

    /** Children of each issuer, from the first number until before the last; returns when all are answered. */
    void send(int from, int to) {
        for (int start = from; start < to; start += OF_EACH_IN_ONE_BODY) {
            ArrayNode body = OnusApi.JSON.createArrayNode();
            for (int number = start; number < Math.min(to, start + OF_EACH_IN_ONE_BODY); number++) {
                for (StormingIssuer issuer : issuers) {
                    body.add(issuer.alert(number));
                }
            }
            receipts.addAll(intake.postJson("/v1/alerts", body)
                    .body()
                    .path("receipts")
                    .valueStream()
                    .toList());
            sent.addAndGet(body.size());
        }
    }

    int sent() {
        return sent.get();
    }

    List<JsonNode> receipts() {
        return List.copyOf(receipts);
    }
}
