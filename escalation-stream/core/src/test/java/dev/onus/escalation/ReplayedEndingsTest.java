package dev.onus.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.escalation.replay.Directories;
import dev.onus.escalation.replay.Draft;
import dev.onus.escalation.replay.Night;
import dev.onus.escalation.replay.Replay;
import dev.onus.escalation.replay.WhatIf;
import dev.onus.escalation.replay.Window;
import dev.onus.registry.model.EscalationPolicy;
import dev.onus.registry.model.Versioned;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.RoutingKey;
import dev.onus.vocabulary.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A source says that a finding is over and names no identity, so the case is under another key (design: routing key). */
class ReplayedEndingsTest {
    private static final String FINDING = "finding-1";
    private static final String OTHER_KEY = "github:secret-scanning:shop#1";
    private static final Map<String, String> CLOSING = Map.of("outcome", "condition-ended", "reason", "rotated");

    private final Organisation organisation =
            Organisation.usual().withPolicy("usual", Policy.usual().build());
    private final RecordedHistory history = owned(Scene.KEY);
    private final RecordedHistory other = owned(OTHER_KEY);

    @Test
    void shouldPageNobodyInEitherWorldForACaseThatWasEnded() {
        history.alert(FINDING, Severity.HIGH)
                .after(Duration.ofMinutes(1))
                .overWithoutIdentity(FINDING)
                .after(Duration.ofMinutes(30));

        WhatIf result = played(underDraft(), List.of(history));

        reproduced(result);
        assertThat(result.actual().of("ana").pages()).as("only at once").isEqualTo(1);
        assertThat(result.actual().of("bo").pages()).isZero();
        assertThat(result.draft().of("bo").pages()).as("only at once").isEqualTo(1);
        assertThat(result.draft().of("mo").pages()).isZero();
    }

    @Test
    void shouldEndTheCaseThatWasOpenedFirstWhenAFindingHasSeveral() {
        history.alert(FINDING, Severity.HIGH)
                .after(Duration.ofMinutes(2))
                .overWithoutIdentity(FINDING)
                .after(Duration.ofMinutes(30));
        other.after(Duration.ofMinutes(1)).alert(FINDING, Severity.HIGH).after(Duration.ofMinutes(31));

        WhatIf result = played(asItWas(), List.of(history, other));

        reproduced(result);
        assertThat(result.actual().of("bo").pages()).as("for the other").isEqualTo(1);
    }

    @Test
    void shouldEndTheNextOneOnceTheFirstIsClosed() {
        history.alert(FINDING, Severity.HIGH)
                .after(Duration.ofMinutes(1))
                .answer(FINDING, "ana", "resolve", CLOSING)
                .after(Duration.ofMinutes(30));
        other.after(Duration.ofSeconds(30))
                .alert(FINDING, Severity.HIGH)
                .after(Duration.ofMinutes(2))
                .overWithoutIdentity(FINDING)
                .after(Duration.ofMinutes(30));

        WhatIf result = played(asItWas(), List.of(history, other));

        reproduced(result);
        assertThat(result.actual().of("bo").pages()).isZero();
    }

    /** It is due at the very instant at which the source says so, and comes first. */
    @Test
    void shouldLetHappenWhatIsDueBeforeIt() {
        history.alert(FINDING, Severity.HIGH)
                .after(Duration.ofMinutes(5))
                .overWithoutIdentity(FINDING)
                .after(Duration.ofMinutes(30));

        WhatIf result = played(asItWas(), List.of(history));

        reproduced(result);
        assertThat(result.actual().of("ana").pages()).isEqualTo(2);
    }

    @Test
    void shouldHearOfNothingThatAnotherSliceHad() {
        history.alert(FINDING, Severity.HIGH).after(Duration.ofMinutes(30));
        other.overWithoutIdentity(FINDING);
        Replay replay = asItWas();

        history.playInto(replay);
        replay.endSlice();
        long heard = replay.inputs();
        other.playInto(replay);
        replay.endSlice();

        assertThat(replay.inputs() - heard).as("its owner").isEqualTo(1);
        reproduced(replay.result());
    }

    private static void reproduced(WhatIf result) {
        assertThat(result.fidelity())
                .isEqualTo(new WhatIf.Fidelity(result.actual().pages(), 0, 0, 0));
    }

    private static WhatIf played(Replay replay, List<RecordedHistory> together) {
        RecordedHistory.playInto(replay, together);
        replay.endSlice();
        return replay.result();
    }

    private Replay asItWas() {
        return replay(new Draft(List.of()));
    }

    /** Bo first, then mo. */
    private Replay underDraft() {
        EscalationPolicy draft = Policy.usual()
                .steps(
                        Policy.step(Duration.ofMinutes(5), 0, List.of("person:bo"), List.of(), List.of()),
                        Policy.step(Duration.ofMinutes(10), 0, List.of("person:mo"), List.of(), List.of()))
                .build();
        return replay(new Draft(List.of(new Versioned<>("usual", 2, draft))));
    }

    private Replay replay(Draft draft) {
        Window window = new Window(Scene.START, Scene.START.plus(Duration.ofMinutes(31)));
        return new Replay(Directories.always(organisation), draft, window, Night.USUAL);
    }

    private RecordedHistory owned(String id) {
        return new RecordedHistory(new RoutingKey(id), organisation)
                .owned(Organisation.identity(id, "payments", "secops", Criticality.HIGH));
    }
}
