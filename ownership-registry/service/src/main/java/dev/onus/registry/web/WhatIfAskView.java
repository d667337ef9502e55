package dev.onus.registry.web;

import dev.onus.registry.apply.DocumentText;
import dev.onus.registry.simulation.WhatIfRun;
import java.util.List;
import java.util.Optional;

/**
 * Where a draft is written that is to be tried.
 *
 * @param inForce policies to begin with, by name
 * @param chosen which of them the draft began with; empty: none
 * @param policies the draft, as text
 * @param days as somebody wrote it
 * @param mistakes what is wrong with the draft, a sentence each
 * @param runs what was tried before, the newest first
 */
public record WhatIfAskView(
        Frame frame,
        List<String> inForce,
        String chosen,
        String policies,
        String days,
        long mostDays,
        boolean mayAsk,
        List<String> mistakes,
        Optional<Notice> notice,
        List<WhatIfRun> runs) {
    public int lines() {
        return (int) Math.clamp(policies.lines().count() + 1, 14, 40);
    }

    public String names(WhatIfRun run) {
        return String.join(", ", DocumentText.names(run.policies()));
    }

    public long days(WhatIfRun run) {
        return WhatIfWords.days(run.window());
    }

    public String became(WhatIfRun run) {
        return WhatIfWords.became(run);
    }
}
