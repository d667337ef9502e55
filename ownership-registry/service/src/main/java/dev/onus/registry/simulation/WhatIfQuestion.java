package dev.onus.registry.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onus.escalation.replay.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which policies are tried on which part of what was recorded.
 *
 * @param policies EscalationPolicy documents, at least one
 */
record WhatIfQuestion(List<Map<String, Object>> policies, Window window) {
    /** The topics keep no more. */
    static final Duration LONGEST = Duration.ofDays(92);

    private static final Duration USUAL = Duration.ofDays(90);
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final TypeReference<Map<String, Object>> DOCUMENT = new TypeReference<>() {};

    WhatIfQuestion {
        policies = List.copyOf(policies);
    }

    /** @throws MistakenQuestionException with all that is wrong */
    static WhatIfQuestion read(String body, Instant now) {
        List<Mistake> mistakes = new ArrayList<>();
        Members all = Members.of(tree(body), "", mistakes);
        all.refuseOthers(Set.of("policies", "period", "until"));
        Duration period = all.duration("period").orElse(USUAL);
        Instant until = all.instant("until").orElse(now);
        List<Map<String, Object>> policies = all.objects("policies", SimulationLimits.MAX_POLICIES).stream()
                .filter(policy -> policy.json().isObject())
                .map(policy -> JSON.convertValue(policy.json(), DOCUMENT))
                .toList();
        WhatIfQuestion question = checked(policies, period, until, now, mistakes);
        if (!mistakes.isEmpty()) {
            throw new MistakenQuestionException(mistakes);
        }
        return question;
    }

    /** @param mistakes what is wrong is added; the question then means nothing */
    static WhatIfQuestion checked(
            List<Map<String, Object>> policies, Duration period, Instant until, Instant now, List<Mistake> mistakes) {
        boolean isPeriod = period.isPositive() && period.compareTo(LONGEST) <= 0;
        if (!isPeriod) {
            mistakes.add(new Mistake(
                    "period",
                    "Expected period to be at most P" + LONGEST.toDays() + "D and not zero, but got " + period + "."));
        }
        if (until.isAfter(now)) {
            mistakes.add(new Mistake(
                    "until", "Expected until not to be later than now, " + now + ", but got " + until + "."));
        }
        if (policies.size() > SimulationLimits.MAX_POLICIES) {
            mistakes.add(new Mistake(
                    "policies",
                    "Expected at most " + SimulationLimits.MAX_POLICIES + " policies, but got " + policies.size()
                            + "."));
        }
        if (policies.isEmpty() && mistakes.isEmpty()) {
            mistakes.add(
                    new Mistake("policies", "Expected at least one EscalationPolicy in policies, but there is none."));
        }
        return new WhatIfQuestion(policies, new Window(until.minus(isPeriod ? period : USUAL), until));
    }

    private static JsonNode tree(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            throw new MistakenQuestionException(
                    List.of(new Mistake("", "Expected JSON, but " + notJson.getOriginalMessage() + ".")));
        }
    }
}
