package dev.onus.registry.web;

import dev.onus.registry.answer.AnswerAction;
import dev.onus.registry.answer.AnswerBody;
import dev.onus.registry.answer.JsonObjects;
import dev.onus.registry.http.FormFields;
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
 * @param word as it came
 * @param action empty when it is neither of the two that a link can do
 */
record LinkAnswer(String word, Optional<AnswerAction> action, AnswerBody body) {
    private static final Set<AnswerAction> POSSIBLE = Set.of(AnswerAction.ACKNOWLEDGE, AnswerAction.DECLINE);
    /** The version of the page stands in where none was sent. */
    private static final Optional<Long> ANY = Optional.of(0L);

    private static final String REASON = "reason";
    /** One tap has no room for words. */
    private static final String DECLINED = "Declined by one tap, without words.";

    static LinkAnswer read(HttpRequest<?> request, @Nullable String text) {
        boolean json = request.getContentType()
                .filter(type -> type.getSubtype().equals(MediaType.APPLICATION_JSON_TYPE.getSubtype()))
                .isPresent();
        Map<String, Object> members = json ? ofJson(text) : ofForm(FormFields.read(text));
        Object action = members.remove("action");
        return of(action instanceof String word ? word : "", members, Asked.forPage(request));
    }

    /** A case can do it, and a link cannot. */
    boolean needsLogin() {
        return action.isEmpty() && AnswerAction.ofPath(word).isPresent();
    }

    private static Map<String, Object> ofForm(FormFields form) {
        Map<String, Object> members = new HashMap<>();
        form.text("action").ifPresent(action -> members.put("action", action));
        form.text(REASON).ifPresent(reason -> members.put(REASON, reason));
        form.number("version").ifPresent(version -> members.put("version", version));
        return members;
    }

    private static Map<String, Object> ofJson(@Nullable String text) {
        return new HashMap<>(JsonObjects.read(text).orElse(Map.of()));
    }

    private static LinkAnswer of(String word, Map<String, Object> members, boolean onPage) {
        Optional<AnswerAction> action = AnswerAction.ofPath(word).filter(POSSIBLE::contains);
        if (action.filter(AnswerAction.DECLINE::equals).isPresent() && !onPage) {
            members.putIfAbsent(REASON, DECLINED);
        }
        AnswerBody read = AnswerBody.read(action.orElse(AnswerAction.ACKNOWLEDGE), members, ANY);
        Optional<Long> version = members.containsKey("version") ? read.version() : Optional.empty();
        return new LinkAnswer(word, action, new AnswerBody(version, read.reason(), read.parameters(), read.faults()));
    }
}
