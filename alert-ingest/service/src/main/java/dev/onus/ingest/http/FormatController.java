package dev.onus.ingest.http;

import dev.onus.ingest.decode.AlertFormat;
import dev.onus.ingest.decode.EventRule;
import dev.onus.ingest.decode.Formats;
import dev.onus.ingest.decode.Mapping;
import dev.onus.registry.client.VerifiedToken;
import dev.onus.registry.model.Token;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.Severity;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code GET /v1/formats}: what Onus can read, and by which rules it tells an alert from an ordinary record of a log. The
 * rules of a Source come before these.
 */
@Controller("/v1/formats")
final class FormatController {
    private final Gate gate;

    FormatController(Gate gate) {
        this.gate = gate;
    }

    @Get
    HttpResponse<byte[]> list(HttpRequest<?> request) {
        if (!gate.isOpen()) {
            return Problem.unavailable("Expected intake to be ready, but it is still reading its tables.");
        }
        Optional<VerifiedToken> caller = gate.caller(request, Optional.empty());
        if (caller.isEmpty()) {
            return Problem.unauthorized("Expected a bearer token that is known, not revoked and not expired.");
        }
        if (!caller.get().allows(Token.READ) && !Gate.maySend(caller.get())) {
            return Problem.forbidden("Expected a token with the scope " + Token.READ + " or one that may send alerts.");
        }
        Map<String, Object> answer = Map.of(
                "items", Formats.all().stream().map(FormatController::item).toList());
        return HttpResponse.ok(Problem.json(answer)).contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    private static Map<String, Object> item(AlertFormat format) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("name", format.name());
        item.put("otherNames", format.otherNames());
        item.put("describes", format.describes());
        item.put("otherwise", format.rules().otherwiseAlerts() ? "alert" : "ignore");
        item.put(
                "rules",
                format.rules().rules().stream().map(FormatController::rule).toList());
        return item;
    }

    private static Map<String, Object> rule(EventRule rule) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("name", rule.name());
        item.put("event", rule.event().text());
        rule.when().map(Mapping::text).ifPresent(when -> item.put("when", when));
        item.put("then", rule.alerts() ? "alert" : "ignore");
        rule.severity().map(Severity::word).ifPresent(word -> item.put("severity", word));
        rule.alertClass().map(AlertClass::word).ifPresent(word -> item.put("alertClass", word));
        item.put("reason", rule.reason());
        return item;
    }
}
