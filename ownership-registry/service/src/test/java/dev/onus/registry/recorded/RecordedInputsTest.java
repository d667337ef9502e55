package dev.onus.registry.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.Actor;
import dev.onus.contracts.AlertEvent;
import dev.onus.contracts.Delivery;
import dev.onus.contracts.FamilyMessage;
import dev.onus.contracts.Ownership;
import dev.onus.contracts.Response;
import dev.onus.contracts.SeverityLevel;
import dev.onus.contracts.SourceStatus;
import dev.onus.contracts.Topic;
import dev.onus.contracts.Topics;
import dev.onus.escalation.reading.FromContracts;
import dev.onus.escalation.replay.Directories;
import dev.onus.escalation.replay.Draft;
import dev.onus.escalation.replay.Night;
import dev.onus.escalation.replay.Replay;
import dev.onus.escalation.replay.ReplayInput;
import dev.onus.escalation.replay.WhatIf;
import dev.onus.escalation.replay.Window;
import dev.onus.registry.RegistryParts;
import dev.onus.registry.client.OwnershipMapping;
import dev.onus.registry.model.Directory;
import dev.onus.registry.model.DirectorySnapshot;
import dev.onus.registry.model.Kind;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.RoutingKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each record of the topics as the replay hears it. The case waits for an answer to its first page until noon. */
class RecordedInputsTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String KEY = "test:token:recorded";
    private static final AlertEvent ALERT = AlertEvent.newBuilder()
            .setAlertId("recorded-alert")
            .setReceiptId("recorded-receipt")
            .setRoutingKey(KEY)
            .setSource("recorded-test")
            .setIdentityId(KEY)
            .setSeverity(SeverityLevel.high)
            .setTitle("Key used from an unusual place")
            .setDedupKey("finding")
            .setAlertClass("leaked-credential")
            .setStatus(SourceStatus.open)
            .setReceivedAt(NOON)
            .build();

    /** The half of the partition in which the key is. */
    private static final KeySlice SLICE = Stream.of(new KeySlice(0, 2), new KeySlice(1, 2))
            .filter(half -> half.includes(KEY))
            .findFirst()
            .orElseThrow();

    private final RecordedInputs inputs = new RecordedInputs(RegistryParts.SERDES, new KeySlice(0, 1));
    private final Replay replay = new Replay(
            Directories.always(directory()),
            new Draft(List.of()),
            new Window(NOON.minusSeconds(3_600), NOON),
            Night.USUAL);

    @BeforeEach
    void own() {
        replay.take(new RoutingKey(KEY), owned(3_500, row()));
    }

    @Test
    void shouldPageForAnAlert() {
        give(Topics.ALERTS, ALERT, 600);

        WhatIf result = end();

        assertThat(result.actual().of("ana").pages()).isEqualTo(1);
        assertThat(result.actual().of("bo").pages()).as("after five minutes").isEqualTo(1);
    }

    @Test
    void shouldHearAnAnswer() {
        give(Topics.ALERTS, ALERT, 600);
        give(Topics.RESPONSES, answer("acknowledge", "ana"), 500);

        assertThat(end().actual().of("bo").pages()).isZero();
    }

    @Test
    void shouldHearThatAPageReachedNobody() {
        give(Topics.ALERTS, ALERT, 200);
        give(Topics.DELIVERIES, unreached(), 199);

        assertThat(end().actual().of("bo").pages())
                .as("at once, and not only after five minutes")
                .isEqualTo(1);
    }

    @Test
    void shouldFollowAStorm() {
        replay.take(new RoutingKey(KEY), owned(3_000, row().setIssuer("test:app:ci")));
        give(Topics.ALERTS, ALERT, 600);
        give(Topics.FAMILIES, follow(), 599);

        WhatIf result = end();

        assertThat(result.actual().cases()).isEqualTo(1);
        assertThat(result.actual().pages())
                .as("the storm's case pages in its place")
                .isZero();
    }

    @Test
    void shouldPageByItselfWithoutAWordOfAStorm() {
        replay.take(new RoutingKey(KEY), owned(3_000, row().setIssuer("test:app:ci")));
        give(Topics.ALERTS, ALERT, 600);

        assertThat(end().actual().of("ana").pages()).isEqualTo(1);
    }

    @Test
    void shouldPassOverWhatNobodyCanRead() {
        inputs.give(record(Topics.ALERTS.name(), KEY, new byte[] {7, 7, 7}, NOON.minusSeconds(600)), replay);
        give(Topics.ALERTS, ALERT, 600);

        assertThat(end().actual().cases()).isEqualTo(1);
    }

    @Test
    void shouldHearInEachSliceWhatASourceEndsWithoutNamingTheIdentity() {
        String finding = findingOfAnotherSlice();
        give(SLICE, AlertEvent.newBuilder(ALERT).setDedupKey(finding).build(), 600);
        give(SLICE, nameless(finding, SourceStatus.resolved), 500);

        assertThat(end().actual().of("bo").pages()).isZero();
        assertThat(replay.inputs()).as("owner, report and end").isEqualTo(3);
    }

    @Test
    void shouldLeaveToItsSliceWhatASourceReportsWithoutNamingTheIdentity() {
        AlertEvent report = nameless(findingOfAnotherSlice(), SourceStatus.open);
        give(SLICE, report, 600);
        assertThat(replay.inputs()).as("the owner").isEqualTo(1);

        give(new KeySlice(1 - SLICE.number(), 2), report, 600);
        assertThat(end().actual().cases()).isEqualTo(1);
    }

    /** It names no identity, and its key is of the other half of the partition. */
    private static AlertEvent nameless(String finding, SourceStatus status) {
        return AlertEvent.newBuilder(ALERT)
                .setAlertId("recorded-nameless")
                .setRoutingKey(nobodys(finding))
                .setDedupKey(finding)
                .clearIdentityId()
                .setStatus(status)
                .build();
    }

    private static String findingOfAnotherSlice() {
        return IntStream.range(0, 100)
                .mapToObj(number -> "finding-" + number)
                .filter(finding -> !SLICE.includes(nobodys(finding)))
                .findFirst()
                .orElseThrow();
    }

    private static String nobodys(String finding) {
        return RoutingKey.unresolved(ALERT.getSource(), finding).value();
    }

    private void give(KeySlice slice, AlertEvent alert, int secondsBeforeNoon) {
        byte[] bytes = RegistryParts.SERDES.serializer(Topics.ALERTS).serialize(Topics.ALERTS.name(), alert);
        Instant at = NOON.minusSeconds(secondsBeforeNoon);
        new RecordedInputs(RegistryParts.SERDES, slice)
                .give(record(Topics.ALERTS.name(), alert.getRoutingKey(), bytes, at), replay);
    }

    private static Delivery unreached() {
        return Delivery.newBuilder()
                .setPageId(PageId.of(caseId(), 1, "1", 1, "ana").value())
                .setCaseId(caseId().value())
                .setRoutingKey(KEY)
                .setPerson("ana")
                .setReached(false)
                .setAt(NOON)
                .build();
    }

    static Directory directory() {
        Map<String, Object> reachable = Map.of("contacts", List.of(Map.of("channel", "console")));
        Map<String, Object> catchAll = Map.of("match", Map.of(), "owner", "payments", "priority", -1_000_000);
        Map<String, Object> policy = Map.of(
                "match",
                Map.of(),
                "steps",
                List.of(
                        Map.of("notify", List.of("owner"), "acknowledgeWithin", "PT5M"),
                        Map.of("notify", List.of("person:bo"), "acknowledgeWithin", "PT3H")),
                "fallback",
                Map.of("notify", List.of("person:bo")));
        return DirectorySnapshot.empty()
                .with(Kind.PERSON, "ana", 1, document("Person", "ana", reachable))
                .with(Kind.PERSON, "bo", 1, document("Person", "bo", reachable))
                .with(Kind.TEAM, "payments", 1, document("Team", "payments", Map.of("members", List.of("ana"))))
                .with(Kind.OWNERSHIP_RULE, "catch-all", 1, document("OwnershipRule", "catch-all", catchAll))
                .with(Kind.ESCALATION_POLICY, "usual", 1, document("EscalationPolicy", "usual", policy));
    }

    private static Map<String, Object> document(String kind, String name, Map<String, Object> spec) {
        return Map.of("apiVersion", "onus.dev/v1", "kind", kind, "metadata", Map.of("name", name), "spec", spec);
    }

    private WhatIf end() {
        replay.endSlice();
        return replay.result();
    }

    private static Response answer(String action, String person) {
        return Response.newBuilder()
                .setResponseId("recorded-" + action)
                .setRoutingKey(KEY)
                .setCaseId(caseId().value())
                .setAction(action)
                .setActor(Actor.newBuilder().setPerson(person).build())
                .setParameters(Map.of())
                .setReason("seen")
                .setAt(NOON)
                .build();
    }

    private static CaseId caseId() {
        return FromContracts.alert(new RoutingKey(KEY), ALERT).caseId();
    }

    private static FamilyMessage follow() {
        return FamilyMessage.newBuilder()
                .setKind("follow")
                .setIssuer("test:app:ci")
                .setChildRoutingKey(KEY)
                .setChildCaseId(caseId().value())
                .setStormCaseId("storm")
                .build();
    }

    private static Ownership.Builder row() {
        return Ownership.newBuilder()
                .setId(KEY)
                .setName("recorded")
                .setVersion(1)
                .setPosition(1)
                .setOwner("payments");
    }

    private static ReplayInput owned(int secondsBeforeNoon, Ownership.Builder row) {
        return new ReplayInput.OwnershipCame(
                NOON.minusSeconds(secondsBeforeNoon),
                Optional.of(OwnershipMapping.toIdentity(row.build())),
                OptionalLong.of(1));
    }

    private <V extends SpecificRecord> void give(Topic<V> topic, V value, int secondsBeforeNoon) {
        byte[] bytes = RegistryParts.SERDES.serializer(topic).serialize(topic.name(), value);
        inputs.give(record(topic.name(), KEY, bytes, NOON.minusSeconds(secondsBeforeNoon)), replay);
    }

    static ConsumerRecord<String, byte[]> record(String topic, String key, byte[] value, Instant at) {
        return new ConsumerRecord<>(
                topic,
                0,
                0,
                at.toEpochMilli(),
                TimestampType.LOG_APPEND_TIME,
                0,
                value.length,
                key,
                value,
                new RecordHeaders(),
                Optional.empty());
    }
}
