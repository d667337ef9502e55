package dev.onus.escalation.stream.simulation;

import dev.onus.contracts.Actor;
import dev.onus.contracts.AlertEvent;
import dev.onus.contracts.CaseState;
import dev.onus.contracts.CredentialStatus;
import dev.onus.contracts.CriticalityLevel;
import dev.onus.contracts.Delivery;
import dev.onus.contracts.Ownership;
import dev.onus.contracts.Response;
import dev.onus.contracts.SeverityLevel;
import dev.onus.contracts.SourceStatus;
import dev.onus.contracts.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What people, sources and the registry do in one history. It sees what readers of the topics see: committed records only,
 * so that its answers come late, look at old versions and go to cases that have moved on.
 */
final class Script {
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

    private static final List<String> CLASSES =
            List.of("other", "leaked-credential", "credential-expiring", Company.DRIFT, "other");
    private static final List<String> TEAMS = List.of("payments", "platform", "secops", "ghosts");
    private static final Duration SHORTEST_PROMISE = Duration.ofMinutes(3);

    private final String key;
    private final int number;
    /** Whether it does also what the reference does not follow. */
    private final boolean wild;
    /** Whether alerts may wait for ownership that ingest had read. */
    private final boolean waits;

    private final SplittableRandom random;
    private final List<AlertEvent> sent = new ArrayList<>();
    private final List<Response> answered = new ArrayList<>();
    private int inputsLeft;
    private int counter;
    private long position;

    Script(String key, int number, boolean wild, boolean waits, int inputs, SplittableRandom random) {
        this.key = key;
        this.number = number;
        this.wild = wild;
        this.waits = waits;
        this.inputsLeft = inputs;
        this.random = random;
    }

    boolean hasMore() {
        return inputsLeft > 0;
    }

    boolean isWild() {
        return wild;
    }

    List<AlertEvent> alerts() {
        return sent;
    }

    void act(World world, Instant now, Seen seen) {
        inputsLeft--;
        int choice = random.nextInt(100);
        List<CaseState> cases = seen.cases();
        if (cases.isEmpty() || choice < 14) {
            if (sent.isEmpty() && random.nextInt(4) > 0 && position == 0) {
                ownership(world, now);
            }
            alert(world, now);
        } else if (choice < 17) {
            again(world, now);
        } else if (choice < 21) {
            sourceSaysItIsOver(world, now);
        } else if (choice < 30) {
            ownership(world, now);
        } else if (choice < 45 && !seen.pages().isEmpty()) {
            delivery(world, now, seen);
        } else if (choice < 48 && !answered.isEmpty()) {
            send(world, now, answered.get(random.nextInt(answered.size())));
        } else {
            answer(world, now, cases.get(random.nextInt(cases.size())));
        }
    }

    private void alert(World world, Instant now) {
        int finding = random.nextInt(5) == 0 ? 1 : 0;
        AlertEvent alert = AlertEvent.newBuilder()
                .setAlertId(key + "/a" + counter)
                .setReceiptId(key + "/r" + counter++)
                .setRoutingKey(key)
                .setSource("guardduty")
                .setIdentityId(key)
                .setSeverity(pick(
                        SeverityLevel.low,
                        SeverityLevel.medium,
                        SeverityLevel.high,
                        SeverityLevel.high,
                        SeverityLevel.critical))
                .setTitle("Key used from an unusual place")
                .setDedupKey("finding-" + finding)
                .setAlertClass(CLASSES.get((number + finding) % CLASSES.size()))
                .setStatus(SourceStatus.open)
                .setCredentialState(pick(
                        CredentialStatus.unknown,
                        CredentialStatus.active,
                        CredentialStatus.active,
                        CredentialStatus.inactive))
                .setOwnershipOffset(waits && random.nextInt(4) == 0 ? world.logs.end(Topics.OWNERSHIP) - 1L : -1L)
                .setReceivedAt(now)
                .build();
        sent.add(alert);
        world.logs.append(Topics.ALERTS, key, alert, now, number);
    }

    /** The same delivery once more. */
    private void again(World world, Instant now) {
        if (!sent.isEmpty()) {
            world.logs.append(Topics.ALERTS, key, sent.get(random.nextInt(sent.size())), now, number);
        }
    }

    private void sourceSaysItIsOver(World world, Instant now) {
        AlertEvent one = sent.get(random.nextInt(sent.size()));
        AlertEvent over = AlertEvent.newBuilder(one)
                .setAlertId(key + "/a" + counter)
                .setReceiptId(key + "/r" + counter++)
                .setStatus(SourceStatus.resolved)
                .build();
        world.logs.append(Topics.ALERTS, key, over, now, number);
    }

    private void ownership(World world, Instant now) {
        if (position > 0 && random.nextInt(6) == 0) {
            world.logs.append(Topics.OWNERSHIP, key, null, now, number);
            return;
        }
        if (random.nextInt(8) > 0) {
            position++;
        }
        Ownership.Builder owner = Ownership.newBuilder()
                .setId(key)
                .setName("key-" + number)
                .setVersion(position + 1)
                .setPosition(position)
                .setOwner(pick("payments", "payments", "platform", "secops"))
                .setBackup(pick("secops", "secops", "platform", "ghosts"))
                .setCriticality(CriticalityLevel.high)
                .setBlastRadius(12);
        if (random.nextInt(4) == 0) {
            owner.setSteward("platform").setShared(random.nextInt(3) == 0);
        }
        if (wild) {
            owner.setCredentialState(pick(CredentialStatus.unknown, CredentialStatus.active, CredentialStatus.inactive))
                    .setCredentialExpiresAt(now.plus(Duration.ofDays(random.nextInt(1, 40))));
        }
        world.logs.append(Topics.OWNERSHIP, key, owner.build(), now, number);
    }

    private void delivery(World world, Instant now, Seen seen) {
        Seen.Asked page = seen.pages().get(random.nextInt(seen.pages().size()));
        world.logs.append(
                Topics.DELIVERIES,
                key,
                Delivery.newBuilder()
                        .setPageId(page.pageId())
                        .setCaseId(page.caseId())
                        .setRoutingKey(key)
                        .setPerson(page.person())
                        .setReached(random.nextInt(5) < 2)
                        .setAt(now)
                        .build(),
                now,
                number);
    }

    private void answer(World world, Instant now, CaseState about) {
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
        send(world, now, response.build());
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

    private void send(World world, Instant now, Response response) {
        answered.add(response);
        world.logs.append(Topics.RESPONSES, key, response, now, number);
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

    /** What was committed of this history. */
    interface Seen {
        List<CaseState> cases();

        List<Asked> pages();

        record Asked(String caseId, String pageId, String person) {}
    }
}
