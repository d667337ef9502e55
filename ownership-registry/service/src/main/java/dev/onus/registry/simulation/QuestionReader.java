package dev.onus.registry.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onus.escalation.Answer;
import dev.onus.vocabulary.ResponseId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads the body of a simulation, or says everything that is wrong with it. */
final class QuestionReader {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final TypeReference<Map<String, Object>> DOCUMENT = new TypeReference<>() {};
    private static final Set<String> MEMBERS = Set.of("alert", "at", "until", "answers", "policies");
    /** The rest of an answer's members are what its action needs. */
    private static final Set<String> OF_EVERY_ANSWER =
            Set.of("after", "person", "service", "scopes", "action", "reason");

    private final List<Mistake> mistakes = new ArrayList<>();

    private QuestionReader() {}

    /** @throws MistakenQuestionException with all that is wrong */
    static Question read(String body) {
        QuestionReader reader = new QuestionReader();
        Question question = reader.question(tree(body));
        if (!reader.mistakes.isEmpty()) {
            throw new MistakenQuestionException(reader.mistakes);
        }
        return question;
    }

    private static JsonNode tree(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            throw new MistakenQuestionException(
                    List.of(new Mistake("", "Expected JSON, but " + notJson.getOriginalMessage() + ".")));
        }
    }

    private Question question(JsonNode tree) {
        Members all = Members.of(tree, "", mistakes);
        all.refuseOthers(MEMBERS);
        Members alert = all.object("alert");
        Optional<Duration> until = all.duration("until");
        if (until.filter(wanted -> wanted.compareTo(SimulationLimits.LONGEST) > 0)
                .isPresent()) {
            all.mistake(
                    "until",
                    "Expected until to be at most " + SimulationLimits.LONGEST + ", but got " + until.get() + ".");
        }
        return new Question(
                AlertReader.read(alert),
                all.instant("at"),
                until,
                answers(all.objects("answers", SimulationLimits.MAX_ANSWERS)),
                all.objects("policies", SimulationLimits.MAX_POLICIES).stream()
                        .filter(policy -> policy.json().isObject())
                        .map(policy -> JSON.convertValue(policy.json(), DOCUMENT))
                        .toList(),
                alert.names().stream().filter(AlertReader::isUnknown).toList());
    }

    private static List<AskedAnswer> answers(List<Members> all) {
        List<AskedAnswer> answers = new ArrayList<>();
        for (Members each : all) {
            if (each.json().isObject()) {
                answers.add(answer(each, answers.size()));
            }
        }
        answers.sort(Comparator.comparing(AskedAnswer::after));
        return answers;
    }

    private static AskedAnswer answer(Members from, int number) {
        from.required("after", "when somebody answers, since the opening");
        Duration after = from.duration("after").orElse(Duration.ZERO);
        Optional<String> person = from.text("person");
        Optional<String> service = from.text("service");
        if (person.isPresent() == service.isPresent()) {
            from.mistake("person", "Expected either a person or a service who answers, in " + from.path() + ".");
        }
        return new AskedAnswer(
                from.path(),
                after,
                new Answer(
                        new ResponseId("simulated-" + number),
                        from.required("action", "what the answer is, for example acknowledge,"),
                        person,
                        service,
                        scopes(from),
                        OptionalLong.empty(),
                        Optional.empty(),
                        from.text("reason"),
                        parameters(from)));
    }

    private static Set<String> scopes(Members from) {
        JsonNode list = from.json().path("scopes");
        Set<String> scopes = new HashSet<>();
        if (!list.isMissingNode() && !list.isArray()) {
            from.mistake("scopes", "Expected " + from.path() + ".scopes to be a list of scopes.");
        }
        list.forEach(scope -> scopes.add(scope.asText()));
        return scopes;
    }

    private static Map<String, String> parameters(Members from) {
        Map<String, String> parameters = new HashMap<>();
        for (String name : from.names()) {
            JsonNode value = from.json().path(name);
            if (OF_EVERY_ANSWER.contains(name) || value.isNull()) {
                continue;
            }
            if (value.isValueNode()) {
                parameters.put(name, value.asText());
            } else {
                from.mistake(name, "Expected " + from.path() + "." + name + " to be a single value.");
            }
        }
        return parameters;
    }
}
