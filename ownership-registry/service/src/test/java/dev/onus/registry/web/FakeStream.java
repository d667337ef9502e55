package dev.onus.registry.web;

import static dev.onus.registry.cases.CaseFixtures.event;

import dev.onus.contracts.AnswerVerdict;
import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.EffectChange;
import dev.onus.contracts.EffectFacts;
import dev.onus.contracts.EffectState;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.Receipt;
import dev.onus.contracts.Response;
import dev.onus.contracts.ResponseFacts;
import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.kafka.TopicFollower;
import dev.onus.contracts.serde.AvroSerdes;
import dev.onus.vocabulary.TaskWords;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for escalation-stream on the real broker: writes cases, and answers each response by a few simple rules.
 * A case whose id begins with "slow" gets no verdict, {@code reopen} is illegal, and {@code mallory} has no right.
 */
final class FakeStream implements AutoCloseable {
    private static final Set<String> OF_SYSTEM = Set.of(
            "re-evaluate",
            "link",
            "ended",
            TaskWords.OPEN_TASK,
            TaskWords.LOOKED,
            TaskWords.FILLED,
            TaskWords.NOTIFY,
            TaskWords.DELIVERY_RECEIPT);

    private final Map<String, CaseState> cases = new ConcurrentHashMap<>();
    private final List<Response> ofSystem = new CopyOnWriteArrayList<>();
    private final List<Response> responses = new CopyOnWriteArrayList<>();
    private final Producer<String, EscalationEvent> events;
    private final Producer<String, CaseState> states;
    private final Producer<String, Receipt> receipts;
    private final TopicFollower<Response> follower;

    FakeStream(KafkaConnection connection, AvroSerdes serdes) {
        events = new KafkaProducer<>(
                connection.producerProperties("fake-stream-events"),
                new StringSerializer(),
                serdes.serializer(Topics.ESCALATIONS));
        states = new KafkaProducer<>(
                connection.producerProperties("fake-stream-cases"),
                new StringSerializer(),
                serdes.serializer(Topics.CASES));
        receipts = new KafkaProducer<>(
                connection.producerProperties("fake-stream-receipts"),
                new StringSerializer(),
                serdes.serializer(Topics.RECEIPTS));
        follower =
                TopicFollower.start(connection, Topics.RESPONSES, serdes.deserializer(Topics.RESPONSES), this::answer);
    }

    /** Opens a case and pages people, as a first step would. */
    CaseState open(CaseState state, EscalationEvent... more) {
        cases.put(state.getId(), state);
        write(event(state, "opened").build());
        for (EscalationEvent event : more) {
            write(event);
        }
        write(state);
        return state;
    }

    void write(EscalationEvent event) {
        send(
                events,
                new ProducerRecord<>(
                        Topics.ESCALATIONS.name(), event.getIdentity().getId(), event));
    }

    void write(CaseState state) {
        send(states, new ProducerRecord<>(Topics.CASES.name(), state.getId(), state));
    }

    void write(Receipt receipt) {
        send(receipts, new ProducerRecord<>(Topics.RECEIPTS.name(), receipt.getId(), receipt));
    }

    List<Response> responsesTo(String caseId) {
        return responses.stream().filter(one -> one.getCaseId().equals(caseId)).toList();
    }

    /** What the registry said of its own accord, to whichever case. */
    List<Response> said() {
        return List.copyOf(ofSystem);
    }

    /** What the registry said to a case of its own accord. */
    List<Response> saidTo(String caseId, String action) {
        return ofSystem.stream()
                .filter(one -> one.getCaseId().equals(caseId) && one.getAction().equals(action))
                .toList();
    }

    private void answer(ConsumerRecord<String, Response> read) {
        @Nullable Response response = read.value();
        CaseState before = response == null ? null : cases.get(response.getCaseId());
        // What the registry asks of its own accord is no answer of a person.
        if (response != null && OF_SYSTEM.contains(response.getAction())) {
            ofSystem.add(response);
            return;
        }
        if (response == null || before == null) {
            return;
        }
        responses.add(response);
        if (!before.getId().startsWith("slow")) {
            judge(response, before);
        }
    }

    private void judge(Response response, CaseState before) {
        AnswerVerdict verdict = verdict(response, before);
        CaseState after = verdict == AnswerVerdict.applied ? applied(response, before) : before;
        cases.put(after.getId(), after);
        String kind = verdict == AnswerVerdict.applied ? kind(response.getAction()) : verdict.name();
        EscalationEvent.Builder event = event(after, kind)
                .setSummary(
                        verdict == AnswerVerdict.applied
                                ? response.getActor().getPerson() + " did " + response.getAction()
                                : "The answer was " + verdict)
                .setReason(reason(verdict, response, before))
                .setResponse(ResponseFacts.newBuilder()
                        .setResponseId(response.getResponseId())
                        .setAction(response.getAction())
                        .setVerdict(verdict)
                        .setActor(actor(response))
                        .setRight("accountable")
                        .build())
                .setCase$(after);
        effect(response, after).ifPresent(event::setEffect);
        write(event.build());
        write(after);
    }

    private static Optional<EffectChange> effect(Response response, CaseState after) {
        return after.getEffects().stream()
                .filter(effect ->
                        effect.getEffectId().equals(response.getParameters().get("effect")))
                .findFirst()
                .map(effect -> EffectChange.newBuilder()
                        .setEffectId(effect.getEffectId())
                        .setAction(effect.getAction())
                        .setScope(effect.getScope())
                        .setState(EffectState.requested)
                        .setStatus(effect.getStatus())
                        .setDetail(parameter(response, "detail"))
                        .build());
    }

    private static AnswerVerdict verdict(Response response, CaseState before) {
        if ("mallory".equals(response.getActor().getPerson())) {
            return AnswerVerdict.refused;
        }
        if (response.getAction().equals("reopen")) {
            return AnswerVerdict.illegal;
        }
        Long expected = response.getExpectedVersion();
        return expected != null && expected < before.getVersion() ? AnswerVerdict.stale : AnswerVerdict.applied;
    }

    private static String parameter(Response response, String name) {
        return response.getParameters().getOrDefault(name, "");
    }

    private static String actor(Response response) {
        return response.getActor().getPerson() == null
                ? "service:" + response.getActor().getService()
                : "person:" + response.getActor().getPerson();
    }

    private static String reason(AnswerVerdict verdict, Response response, CaseState before) {
        return switch (verdict) {
            case applied -> response.getReason() == null ? "acknowledged in time" : response.getReason();
            case stale -> "Expected version " + before.getVersion() + ", but the answer looked at an earlier one.";
            case illegal -> "The case cannot do " + response.getAction() + " yet.";
            case refused -> "The right accountable is missing.";
            case unknown -> "No such case.";
        };
    }

    private static CaseState applied(Response response, CaseState before) {
        CaseState.Builder after = CaseState.newBuilder(before).setRevision(before.getRevision() + 1);
        switch (response.getAction()) {
            case "acknowledge" ->
                after.setState(CaseStateName.acknowledged)
                        .setVersion(before.getVersion() + 1)
                        .setAcknowledgedBy(response.getActor().getPerson());
            case "resolve" ->
                after.setState(CaseStateName.resolved)
                        .setVersion(before.getVersion() + 1)
                        .setOutcome(response.getParameters().getOrDefault("outcome", ""))
                        .setOutcomeReason(response.getReason());
            case "claim" -> after.setOwner(parameter(response, "owner")).setOwnerSource("assigned");
            case "effect-outcome" ->
                after.setEffects(before.getEffects().stream()
                        .map(effect -> effect.getEffectId()
                                        .equals(response.getParameters().get("effect"))
                                ? EffectFacts.newBuilder(effect)
                                        .setStatus(parameter(response, "outcome"))
                                        .build()
                                : effect)
                        .toList());
            default -> {}
        }
        return after.build();
    }

    private static String kind(String action) {
        return switch (action) {
            case "acknowledge" -> "acknowledged";
            case "decline" -> "declined";
            case "resolve" -> "resolved";
            case "claim" -> "claimed";
            case "effect-outcome" -> "effect-answered";
            default -> action;
        };
    }

    private static <V extends SpecificRecord> void send(Producer<String, V> to, ProducerRecord<String, V> record) {
        try {
            var unused = to.send(record).get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("Expected the test's broker to take a record.", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        follower.close();
        events.close();
        states.close();
        receipts.close();
    }
}
