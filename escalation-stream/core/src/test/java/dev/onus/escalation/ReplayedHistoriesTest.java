package dev.onus.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.escalation.replay.Directories;
import dev.onus.escalation.replay.Draft;
import dev.onus.escalation.replay.Night;
import dev.onus.escalation.replay.Replay;
import dev.onus.escalation.replay.WhatIf;
import dev.onus.escalation.replay.Window;
import dev.onus.registry.model.Versioned;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.RoutingKey;
import dev.onus.vocabulary.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * What was recorded comes out again: the policies in force change nothing, and every page of the record is one of the
 * replay, over seeded histories. A failing seed is named; {@code -Donus.seed=N} plays it alone.
 */
class ReplayedHistoriesTest {
    private static final long USUAL_SEED = 20_260_302;
    private static final int HISTORIES = 300;
    private static final int IDENTITIES = 4;
    private static final int INPUTS = 40;
    private static final List<String> PEOPLE = List.of("ana", "bo", "mo", "cy", "adam", "eve");
    private static final List<String> FINDINGS = List.of("one", "two");
    private static final Map<String, String> CLOSING = Map.of("outcome", "condition-ended", "reason", "rotated");

    private final Organisation organisation =
            Organisation.usual().withPolicy("usual", Policy.usual().build());
    private long pages;

    @Test
    void shouldReproduceEveryPageAndFindNoDifferenceUnderThePoliciesInForce() {
        boolean alone = Long.getLong("onus.seed") != null;
        long first = Long.getLong("onus.seed", USUAL_SEED);
        for (long seed = first; seed < first + (alone ? 1 : HISTORIES); seed++) {
            List<RecordedHistory> histories = play(seed);
            reproduced(seed, replay(histories, new Draft(List.of())));
            // The same words under another version.
            WhatIf same = replay(
                    histories,
                    new Draft(List.of(new Versioned<>("usual", 7, Policy.usual().build()))));
            assertThat(same.isTheSame())
                    .as("seed %d, the same policy again: %s", seed, same)
                    .isTrue();
        }
        assertThat(pages).as("pages that were held against the record").isGreaterThan(alone ? 0 : 5_000);
    }

    private void reproduced(long seed, WhatIf result) {
        assertThat(result.isTheSame()).as("seed %d: %s", seed, result).isTrue();
        assertThat(result.fidelity())
                .as("seed %d", seed)
                .isEqualTo(new WhatIf.Fidelity(result.actual().pages(), 0, 0, 0));
        pages += result.fidelity().recordedPages();
    }

    /** Each identity is a slice of its own. */
    private WhatIf replay(List<RecordedHistory> histories, Draft draft) {
        Instant end =
                histories.stream().map(each -> each.now).min(Instant::compareTo).orElseThrow();
        Replay replay = new Replay(Directories.always(organisation), draft, new Window(Scene.START, end), Night.USUAL);
        for (RecordedHistory history : histories) {
            history.playInto(replay);
            replay.endSlice();
        }
        return replay.result();
    }

    private List<RecordedHistory> play(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<RecordedHistory> histories = new ArrayList<>();
        for (int number = 0; number < IDENTITIES; number++) {
            String id = "aws:access-key:AKIA4PAYMENTSDEPLOY" + number;
            RecordedHistory history = new RecordedHistory(new RoutingKey(id), organisation);
            history.owned(Organisation.identity(id, "payments", "secops", Criticality.HIGH));
            for (int input = 0; input < INPUTS; input++) {
                one(random, history, id);
            }
            histories.add(history);
        }
        return histories;
    }

    private static void one(SplittableRandom random, RecordedHistory history, String id) {
        String person = PEOPLE.get(random.nextInt(PEOPLE.size()));
        String finding = FINDINGS.get(random.nextInt(FINDINGS.size()));
        if (!history.has(finding)) {
            history.alert(finding, Severity.MEDIUM);
            return;
        }
        switch (random.nextInt(13)) {
            case 0, 1, 2 -> history.after(Duration.ofSeconds(random.nextInt(1, 1_500)));
            case 3 -> history.answer(finding, person, "acknowledge", Map.of());
            case 4 -> history.answer(finding, person, "decline", Map.of());
            case 5 -> history.answer(finding, person, "resolve", CLOSING);
            case 6 -> history.unreached(finding);
            case 7 -> history.alert(finding, random.nextInt(8) == 0 ? Severity.CRITICAL : Severity.MEDIUM);
            case 8 -> history.over(finding);
            case 9 -> history.lateAnswer(finding, person, "acknowledge");
            case 10 -> {
                String owner = random.nextBoolean() ? "payments" : "platform";
                history.owned(Organisation.identity(id, owner, "secops", Criticality.HIGH));
            }
            case 11 -> history.overWithoutIdentity(finding);
            default -> history.after(Duration.ofMinutes(random.nextInt(1, 90)));
        }
    }
}
