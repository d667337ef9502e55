package dev.onus.escalation.stream.simulation;

import dev.onus.contracts.Actor;
import dev.onus.contracts.CaseState;
import dev.onus.contracts.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** What people, executors and the registry answer in one history, at the right or the wrong moment. */
final class ScriptedAnswers {
    /** Answers that the reference follows, the more often the more common. */
    private static final List<String> USUAL = List.of(
            "acknowledge",
            "acknowledge",
            "acknowledge",
            "decline",
            "decline",
            "escalate",
            "snooze",
            "snooze",
            "resolve",
            "note",
            "contain",
            "decide",
            "nonsense");
    /** Everything that can be answered. */
    private static final List<String> EVERYTHING = List.of(
            "acknowledge",
            "acknowledge",
            "decline",
            "escalate",
            "snooze",
            "resolve",
            "note",
            "contain",
            "decide",
            "reassign",
            "reassign",
            "dispute",
            "settle",
            "claim",
            "approve",
            "reject",
            "reopen",
            "effect-outcome",
            "effect-outcome",
            "link",
            "ended",
            "re-evaluate",
            "nonsense");

    private static final List<String> TEAMS = List.of("payments", "platform", "secops", "ghosts");
    private static final Duration SHORTEST_PROMISE = Duration.ofMinutes(3);

    private final String key;
    private final int number;
    private final boolean wild;
    private final SplittableRandom random;
    private int counter;

    ScriptedAnswers(String key, int number, boolean wild, SplittableRandom random) {
        this.key = key;
        this.number = number;
        this.wild = wild;
        this.random = random;
    }

    Response next(Instant now, CaseState about) {
        List<String> actions = wild ? EVERYTHING : USUAL;
        String action = actions.get(random.nextInt(actions.size()));
        Map<String, String> with = new HashMap<>();
        boolean byOnus = action.equals("link") || action.equals("ended") || action.equals("re-evaluate");
        Response.Builder response = Response.newBuilder()
                .setResponseId(key + "/x" + counter++)
                .setRoutingKey(key)
                .setCaseId(random.nextInt(60) == 0 ? "no-such-case" : about.getId())
                .setAction(action)
                .setActor(byOnus ? service("registry") : actor(about))
                .setAt(now);
        Long version = random.nextInt(2) == 0 ? null : about.getVersion() - (random.nextInt(8) == 0 ? 1 : 0);
        if (!byOnus && version != null) {
            response.setExpectedVersion(version);
        }
        if (random.nextInt(8) > 0) {
            response.setReason("because");
        }
        parameters(action, about, now, with);
        response.setParameters(with);
        return response.build();
    }

    private void parameters(String action, CaseState about, Instant now, Map<String, String> with) {
        switch (action) {
            case "acknowledge" -> {
                if (random.nextInt(4) == 0) {
                    with.put("until", now.plus(SHORTEST_PROMISE).toString());
                }
            }
            case "escalate" -> {
                if (random.nextInt(3) == 0) {
                    with.put("step", Integer.toString(random.nextInt(1, 5)));
                }
            }
            case "snooze" -> with.put("for", pick("PT2M", "PT10M", "PT45M", "PT2H", "P9D"));
            case "resolve" -> {
                with.put(
                        "outcome",
                        pick("contained", "false-positive", "condition-ended", "risk-accepted", "forgotten"));
                if (random.nextBoolean()) {
                    with.put(
                            "expiresAt",
                            now.plus(Duration.ofHours(random.nextInt(1, 30))).toString());
                }
            }
            case "contain" -> {
                if (random.nextInt(3) == 0) {
                    with.put("override", "true");
                }
                if (wild && random.nextInt(3) == 0) {
                    with.put("credentialState", pick("active", "inactive", "unknown"));
                }
            }
            case "decide" -> {
                with.put("decision", "contain");
                if (random.nextInt(6) > 0) {
                    with.put("choice", pick("revoke", "wait"));
                }
            }
            case "reassign" -> with.put("to", pick("person:cy", "person:bo", "team:platform", "team:ghosts"));
            case "dispute", "settle" -> with.put("owner", TEAMS.get(random.nextInt(TEAMS.size())));
            case "claim" -> with.put("owner", pick("payments", "platform"));
            case "approve", "reject", "effect-outcome" -> {
                if (!about.getEffects().isEmpty() && random.nextInt(5) > 0) {
                    with.put(
                            "effect",
                            about.getEffects()
                                    .get(random.nextInt(about.getEffects().size()))
                                    .getEffectId());
                }
                with.put("outcome", pick("done", "failed", "refused"));
            }
            case "link", "ended" -> {
                with.put("elder", about.getFollows() == null ? "elder-" + number : about.getFollows());
                if (random.nextBoolean()) {
                    with.put("outcome", "contained");
                }
            }
            default -> {}
        }
    }

    /** Mostly somebody who was asked, sometimes anybody. */
    private Actor actor(CaseState about) {
        List<String> asked =
                about.getPersons().stream().map(person -> person.getName()).toList();
        String person = !asked.isEmpty() && random.nextInt(3) > 0
                ? asked.get(random.nextInt(asked.size()))
                : Company.PEOPLE.get(random.nextInt(Company.PEOPLE.size()));
        return Actor.newBuilder()
                .setPerson(person)
                .setScopes(random.nextInt(25) == 0 ? List.of("admin") : List.of())
                .build();
    }

    private static Actor service(String name) {
        return Actor.newBuilder().setService(name).setScopes(List.of("admin")).build();
    }

    @SafeVarargs
    private <T> T pick(T... from) {
        return from[random.nextInt(from.length)];
    }
}
