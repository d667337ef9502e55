package dev.onus.registry.web;

import static dev.onus.registry.cases.CaseFixtures.event;

import dev.onus.contracts.AnswerVerdict;
import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.Response;
import dev.onus.contracts.ResponseFacts;
import dev.onus.contracts.Topics;
import dev.onus.contracts.kafka.KafkaConnection;
import dev.onus.contracts.kafka.TopicFollower;
import dev.onus.contracts.serde.AvroSerdes;
import java.util.List;
import java.util.Map;
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
 * A case whose id begins with "slow" gets no verdict, {@code claim} is illegal, and {@code mallory} has no right.
 */
final class FakeStream implements AutoCloseable {
    private final Map<String, CaseState> cases = new ConcurrentHashMap<>();
    private final List<Response> responses = new CopyOnWriteArrayList<>();
    private final Producer<String, EscalationEvent> events;
    private final Producer<String, CaseState> states;
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

    List<Response> responsesTo(String caseId) {
        return responses.stream().filter(one -> one.getCaseId().equals(caseId)).toList();
    }

    private void answer(ConsumerRecord<String, Response> read) {
        @Nullable Response response = read.value();
        CaseState before = response == null ? null : cases.get(response.getCaseId());
        // What the registry asks of its own accord is no answer of a person.
        boolean ofSystem = response != null && response.getAction().equals("re-evaluate");
        if (response == null || before == null || ofSystem) {
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
        write(event(after, kind)
                .setSummary(
                        verdict == AnswerVerdict.applied
                                ? response.getActor().getPerson() + " did " + response.getAction()
                                : "The answer was " + verdict)
                .setReason(reason(verdict, response, before))
                .setResponse(ResponseFacts.newBuilder()
                        .setResponseId(response.getResponseId())
                        .setAction(response.getAction())
                        .setVerdict(verdict)
                        .setActor("person:" + response.getActor().getPerson())
                        .setRight("accountable")
                        .build())
                .setCase$(after)
                .build());
        write(after);
    }

    private static AnswerVerdict verdict(Response response, CaseState before) {
        if ("mallory".equals(response.getActor().getPerson())) {
            return AnswerVerdict.refused;
        }
        if (response.getAction().equals("claim")) {
            return AnswerVerdict.illegal;
        }
        Long expected = response.getExpectedVersion();
        return expected != null && expected < before.getVersion() ? AnswerVerdict.stale : AnswerVerdict.applied;
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
            default -> {}
        }
        return after.build();
    }

    private static String kind(String action) {
        return switch (action) {
            case "acknowledge" -> "acknowledged";
            case "decline" -> "declined";
            case "resolve" -> "resolved";
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
    }
}
