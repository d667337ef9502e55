package dev.onus.registry.answer;

import dev.onus.registry.answer.AnswerBody.Fault;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.ResolveOutcome;
import dev.onus.vocabulary.Word;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What each action needs in its body, and in which form. Whether the case can do it is the stream's to say; what no case
 * could ever do is told here, with the name of the field.
 */
final class AnswerForm {
    private static final String TEAM = "team:";
    private static final String PERSON = "person:";
    private static final String OVERRIDE = "override";
    /** The word of a choice that a form makes with a check mark. */
    private static final String TRUE = "true";

    private final Map<String, String> parameters;
    private final Optional<String> reason;
    private final List<Fault> faults;

    private AnswerForm(Map<String, String> parameters, Optional<String> reason, List<Fault> faults) {
        this.parameters = parameters;
        this.reason = reason;
        this.faults = faults;
    }

    /** @param parameters a team that was written as a target, {@code team:payments}, becomes its name */
    static void check(
            AnswerAction action, Map<String, String> parameters, Optional<String> reason, List<Fault> faults) {
        AnswerForm form = new AnswerForm(parameters, reason, faults);
        switch (action) {
            case RESOLVE -> form.resolve();
            case ACKNOWLEDGE -> form.time("until", "when it will be looked at again");
            case ESCALATE -> form.step();
            case SNOOZE -> form.snooze();
            case REASSIGN -> form.target();
            case DISPUTE, CLAIM -> form.team();
            case SETTLE -> {
                form.member("owner", "the team that owns it");
                form.team();
            }
            case CONTAIN -> form.contain();
            case DECIDE -> {
                form.member("decision", "a decision");
                form.member("choice", "a choice");
            }
            case EFFECT_OUTCOME -> form.effectOutcome();
            case DECLINE, REOPEN, NOTE, APPROVE, REJECT -> {}
        }
    }

    private void resolve() {
        oneOf("outcome", ResolveOutcome.class);
        boolean risk = ResolveOutcome.RISK_ACCEPTED.word().equals(parameters.get("outcome"));
        if (risk && !parameters.containsKey("expiresAt")) {
            fault("expiresAt", "Expected when the risk is looked at again, but it is missing.");
        }
        time("expiresAt", "when the risk is looked at again");
        override();
    }

    private void snooze() {
        boolean until = parameters.containsKey("until");
        boolean length = parameters.containsKey("for");
        if (until == length) {
            fault(
                    "until",
                    "Expected either 'until' with a time or 'for' with a duration, but got "
                            + (until ? "both." : "neither."));
        }
        time("until", "when it goes on");
        duration("for");
    }

    private void step() {
        String step = parameters.get("step");
        if (step != null && !step.matches("[1-9][0-9]{0,3}")) {
            fault("step", "Expected the number of a step, from 1, but got '" + AnswerBody.clip(step) + "'.");
        }
    }

    private void target() {
        String to = parameters.getOrDefault("to", "");
        boolean named = to.startsWith(TEAM) && to.length() > TEAM.length()
                || to.startsWith(PERSON) && to.length() > PERSON.length();
        if (!named) {
            fault(
                    "to",
                    "Expected person:<name> or team:<name>, but "
                            + (to.isBlank() ? "it is missing." : "got '" + AnswerBody.clip(to) + "'."));
        }
    }

    /** An owner is a team; its name may be written as a target. */
    private void team() {
        String owner = parameters.get("owner");
        if (owner == null) {
            return;
        }
        String name = owner.startsWith(TEAM) ? owner.substring(TEAM.length()) : owner;
        if (name.isBlank() || owner.startsWith(PERSON)) {
            fault("owner", "Expected the name of a team, but got '" + AnswerBody.clip(owner) + "'.");
        } else {
            parameters.put("owner", name);
        }
    }

    private void contain() {
        if (parameters.containsKey("credentialState")) {
            oneOf("credentialState", CredentialState.class);
        }
        override();
    }

    /** Going against the latest observation is never done without words (OWN-14). */
    private void override() {
        String override = parameters.get(OVERRIDE);
        if (override == null) {
            return;
        }
        if (!override.equals(TRUE) && !override.equals("false")) {
            fault(OVERRIDE, "Expected true or false, but got '" + AnswerBody.clip(override) + "'.");
        } else if (override.equals(TRUE) && reason.isEmpty()) {
            fault("reason", "Expected a reason for going against the latest observation, but it is missing.");
        }
    }

    private void effectOutcome() {
        String outcome = parameters.getOrDefault("outcome", "");
        if (!EffectOutcome.isOne(outcome)) {
            fault("outcome", "Expected one of " + EffectOutcome.WORDS + ", but got " + quoted(outcome) + ".");
        }
    }

    private <E extends Enum<E> & Word> void oneOf(String name, Class<E> type) {
        String wanted = parameters.getOrDefault(name, "");
        boolean known = Word.find(type, wanted)
                .filter(found -> found.word().equals(wanted))
                .isPresent();
        if (!known) {
            fault(name, "Expected one of " + Word.all(type) + ", but got " + quoted(wanted) + ".");
        }
    }

    private void member(String name, String what) {
        if (parameters.getOrDefault(name, "").isBlank()) {
            fault(name, "Expected " + what + ", but it is missing.");
        }
    }

    private void time(String name, String what) {
        String text = parameters.get(name);
        try {
            if (text != null) {
                Instant.parse(text);
            }
        } catch (DateTimeException notATime) {
            fault(
                    name,
                    "Expected " + what + ", a time such as 2027-01-31T09:00:00Z, but got '" + AnswerBody.clip(text)
                            + "'.");
        }
    }

    private void duration(String name) {
        String text = parameters.get(name);
        try {
            if (text != null && !Duration.parse(text).isPositive()) {
                fault(name, "Expected a duration longer than nothing, but got '" + AnswerBody.clip(text) + "'.");
            }
        } catch (DateTimeException notADuration) {
            fault(
                    name,
                    "Expected an ISO 8601 duration such as PT30M, but got '" + AnswerBody.clip(String.valueOf(text))
                            + "'.");
        }
    }

    /** A member that could not even be read is told once. */
    private void fault(String field, String detail) {
        if (faults.stream().noneMatch(before -> before.field().equals(field))) {
            faults.add(new Fault(field, detail));
        }
    }

    private static String quoted(String text) {
        return text.isEmpty() ? "none" : "'" + AnswerBody.clip(text) + "'";
    }
}
