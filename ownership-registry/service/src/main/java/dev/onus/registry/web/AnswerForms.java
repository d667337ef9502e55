package dev.onus.registry.web;

import dev.onus.registry.answer.AnswerAction;
import dev.onus.registry.answer.AnswerBody;
import dev.onus.registry.http.FormFields;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of our answer forms as the body that the API would get, so that both are checked alike. */
final class AnswerForms {
    static final String RESPONSE_ID = "responseId";
    private static final List<String> MEMBERS = List.of(
            "reason",
            "outcome",
            "decision",
            "choice",
            "intent",
            "for",
            "to",
            "owner",
            "credentialState",
            "override",
            "effect",
            "step");
    private static final String NIGHT = "T00:00:00Z";

    private AnswerForms() {}

    static AnswerBody body(AnswerAction action, FormFields form) {
        Map<String, Object> json = new LinkedHashMap<>();
        MEMBERS.forEach(name -> form.text(name).ifPresent(text -> json.put(name, text)));
        // A date field gives a day; the risk is looked at again when that day begins.
        form.text("expiresOn").ifPresent(day -> json.put("expiresAt", day + NIGHT));
        return AnswerBody.read(action, json, form.number("version"));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
