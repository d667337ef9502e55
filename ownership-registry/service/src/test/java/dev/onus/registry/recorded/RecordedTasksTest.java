package dev.onus.registry.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.Actor;
import dev.onus.contracts.CaseState;
import dev.onus.contracts.Response;
import dev.onus.contracts.Topic;
import dev.onus.contracts.Topics;
import dev.onus.escalation.replay.Directories;
import dev.onus.escalation.replay.Draft;
import dev.onus.escalation.replay.Night;
import dev.onus.escalation.replay.Replay;
import dev.onus.escalation.replay.WhatIf;
import dev.onus.escalation.replay.Window;
import dev.onus.registry.RegistryParts;
import dev.onus.registry.cases.CaseFixtures;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.RoutingKey;
import dev.onus.vocabulary.TaskWords;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** What the registry has a person do, and which recorded events are pages that the replay has to give. */
class RecordedTasksTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant BEFORE = NOON.minusSeconds(600);
    private static final RoutingKey KEY = RoutingKey.ofTask(CaseKind.SILENT_SOURCE, "recorded-source");
    private static final Actor REGISTRY =
            Actor.newBuilder().setService("registry").build();

    private final RecordedInputs inputs = new RecordedInputs(RegistryParts.SERDES, new KeySlice(0, 1));
    private final Replay replay = new Replay(
            Directories.always(RecordedInputsTest.directory()),
            new Draft(List.of()),
            new Window(NOON.minusSeconds(3_600), NOON),
            Night.USUAL);

    @Test
    void shouldOpenWhatTheRegistryAskedFor() {
        give(Topics.RESPONSES, KEY, task(REGISTRY, Map.of()));

        WhatIf result = end();

        assertThat(result.actual().cases()).isEqualTo(1);
        assertThat(result.actual().of("ana").pages()).isEqualTo(1);
        assertThat(result.isTheSame()).isTrue();
    }

    @Test
    void shouldOpenNothingThatAPersonAskedFor() {
        give(Topics.RESPONSES, KEY, task(Actor.newBuilder().setPerson("ana").build(), Map.of()));

        assertThat(end().actual().cases()).isZero();
    }

    @Test
    void shouldOpenNothingThatHasAMistake() {
        give(Topics.RESPONSES, KEY, task(REGISTRY, Map.of(TaskWords.WITHIN, "soon")));

        assertThat(end().actual().cases()).isZero();
    }

    @Test
    void shouldOpenNothingUnderTheKeyOfSomethingElse() {
        give(Topics.RESPONSES, new RoutingKey("test:token:other"), task(REGISTRY, Map.of()));

        assertThat(end().actual().cases()).isZero();
    }

    @Test
    void shouldCountThePagesThatWereRequestedAndNothingElseOfThem() {
        CaseState state = CaseFixtures.state("recorded").setOpenedAt(BEFORE).build();
        give(Topics.ESCALATIONS, KEY, CaseFixtures.pageRequested(state, "ana", 1));
        give(Topics.ESCALATIONS, KEY, CaseFixtures.pageWithdrawn(state, "ana", 1));
        give(Topics.ESCALATIONS, KEY, CaseFixtures.pageRequested(state, "ana", 2));

        WhatIf.Fidelity fidelity = end().fidelity();

        assertThat(fidelity.recordedPages()).isEqualTo(2);
        assertThat(fidelity.notReproduced())
                .as("nothing was reported that they could be about")
                .isEqualTo(2);
    }

    private WhatIf end() {
        replay.endSlice();
        return replay.result();
    }

    private static Response task(Actor actor, Map<String, String> other) {
        Map<String, String> said = new HashMap<>(Map.of(
                TaskWords.KIND,
                "silent-source",
                TaskWords.DEDUP_KEY,
                "recorded-source",
                TaskWords.TITLE,
                "A source is silent",
                TaskWords.TARGETS,
                "person:ana",
                TaskWords.WITHIN,
                "PT1H",
                TaskWords.URGENCY,
                "high",
                TaskWords.SOURCE,
                "recorded-source",
                TaskWords.SILENT_SINCE,
                BEFORE.toString()));
        said.putAll(other);
        return Response.newBuilder()
                .setResponseId("recorded-task")
                .setRoutingKey(KEY.value())
                .setCaseId("")
                .setAction(TaskWords.OPEN_TASK)
                .setActor(actor)
                .setParameters(said)
                .setAt(BEFORE)
                .build();
    }

    private <V extends SpecificRecord> void give(Topic<V> topic, RoutingKey key, V value) {
        byte[] bytes = RegistryParts.SERDES.serializer(topic).serialize(topic.name(), value);
        inputs.give(RecordedInputsTest.record(topic.name(), key.value(), bytes, BEFORE), replay);
    }
}
