package dev.onus.registry.simulation;

import dev.onus.escalation.replay.Draft;
import java.util.List;

/**
 * What is played.
 *
 * @param draft the policies of the question, read
 * @param warnings what an apply of them would warn of
 */
record WhatIfPlan(WhatIfQuestion question, Draft draft, List<Mistake> warnings) {
    WhatIfPlan {
        warnings = List.copyOf(warnings);
    }
}
