package dev.onus.escalation.replay;

import java.util.List;

/**
 * What a draft would have changed.
 *
 * @param inputs how many were played, those before the window included
 * @param actual the world as it was, played by the same machine as the draft
 * @param more pages that only the draft sends
 * @param fewer pages that only the world as it was has sent
 * @param missedMore SLAs that only the draft misses, within the window; what both worlds miss, whenever, is no
 *     difference
 * @param missedFewer SLAs that were missed only as it was, within the window
 * @param fidelity how well the world as it was comes out as it was recorded
 * @param assumptions sentences without which the result must not be read
 */
public record WhatIf(
        Window window,
        Night night,
        long inputs,
        Counts actual,
        Counts draft,
        Some<PageMoment> more,
        Some<PageMoment> fewer,
        Some<Miss> missedMore,
        Some<Miss> missedFewer,
        Fidelity fidelity,
        List<String> assumptions) {
    public WhatIf {
        assumptions = List.copyOf(assumptions);
    }

    /** Whether the draft changes nothing for anybody. */
    public boolean isTheSame() {
        return more.count() == 0
                && fewer.count() == 0
                && missedMore.count() == 0
                && missedFewer.count() == 0
                && actual.equals(draft);
    }

    /**
     * @param recordedPages that were really requested within the window
     * @param notReproduced of those; for example because a deadline fired late then, or was retracted
     * @param notRecorded pages that the replay has and the record has not
     * @param inputsWithoutCase what was said about cases that began before anything was recorded
     */
    public record Fidelity(long recordedPages, long notReproduced, long notRecorded, long inputsWithoutCase) {}
}
