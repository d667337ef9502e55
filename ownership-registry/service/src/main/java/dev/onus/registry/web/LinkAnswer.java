package dev.onus.registry.web;

import dev.onus.registry.answer.AnswerAction;
import dev.onus.registry.answer.AnswerBody;
import dev.onus.registry.answer.JsonObjects;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was sent to an answer link, as a form or as JSON.
 *
 * @param action empty when it is neither of the two that a link can do
 */
record LinkAnswer(Optional<AnswerAction> action, AnswerBody body) {
    private static final Set<AnswerAction> POSSIBLE = Set.of(AnswerAction.ACKNOWLEDGE, AnswerAction.DECLINE);
    /** The version of the page stands in where none was sent. */
    private static final Optional<Long> ANY = Optional.of(0L);

    static LinkAnswer read(HttpRequest<?> request, @Nullable String text) {
        boolean json = request.getContentType()
                .filter(type -> type.getSubtype().equals(MediaType.APPLICATION_JSON_TYPE.getSubtype()))
                .isPresent();
        return json ? ofJson(text) : ofForm(Form.read(text));
    }

    private static LinkAnswer ofForm(Form form) {
        Optional<AnswerAction> action = possible(form.text("action").orElse(""));
        Map<String, Object> members = new HashMap<>();
        form.text("reason").ifPresent(reason -> members.put("reason", reason));
        form.number("version").ifPresent(version -> members.put("version", version));
        return of(action, members);
    }

    private static LinkAnswer ofJson(@Nullable String text) {
        Map<String, Object> members = new HashMap<>(JsonObjects.read(text).orElse(Map.of()));
        Object action = members.remove("action");
        return of(possible(action instanceof String word ? word : ""), members);
    }

    private static LinkAnswer of(Optional<AnswerAction> action, Map<String, Object> members) {
        AnswerBody read = AnswerBody.read(action.orElse(AnswerAction.ACKNOWLEDGE), members, ANY);
        Optional<Long> version = members.containsKey("version") ? read.version() : Optional.empty();
        return new LinkAnswer(action, new AnswerBody(version, read.reason(), read.parameters(), read.faults()));
    }

    private static Optional<AnswerAction> possible(String word) {
        return AnswerAction.ofPath(word).filter(POSSIBLE::contains);
    }
}
