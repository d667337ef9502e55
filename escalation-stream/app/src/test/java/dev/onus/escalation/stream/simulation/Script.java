package dev.onus.escalation.stream.simulation;

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
import java.util.List;
import java.util.SplittableRandom;

/**
 * What people, sources and the registry do in one history. It sees what readers of the topics see: committed records only,
 * so that its answers come late, look at old versions and go to cases that have moved on.
 */
final class Script {
    private static final List<String> CLASSES =
            List.of("other", "leaked-credential", "credential-expiring", Company.DRIFT, "other");

    private final String key;
    private final int number;
    /** Whether it does also what the reference does not follow. */
    private final boolean wild;
    /** Whether alerts may wait for ownership that ingest had read. */
    private final boolean waits;

    private final SplittableRandom random;
    private final ScriptedAnswers answers;
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
        this.answers = new ScriptedAnswers(key, number, wild, random);
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
            send(world, now, answers.next(now, cases.get(random.nextInt(cases.size()))));
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
                .setPagesNobody(random.nextInt(12) == 0)
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

    private void send(World world, Instant now, Response response) {
        answered.add(response);
        world.logs.append(Topics.RESPONSES, key, response, now, number);
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
