package dev.onus.registry.simulation;

import dev.onus.escalation.replay.Draft;
import dev.onus.registry.log.RegistryLog;
import dev.onus.registry.model.EscalationPolicy;
import dev.onus.registry.model.RecordRef;
import dev.onus.registry.model.Versioned;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where policies are tried on what was recorded (ESC-10): for the API and for the console. */
@Singleton
public final class WhatIfDesk {
    /** The topics keep no more. */
    public static final Duration LONGEST = WhatIfQuestion.LONGEST;

    private final RegistryLog log;
    private final WhatIfRuns runs;

    WhatIfDesk(RegistryLog log, WhatIfRuns runs) {
        this.log = log;
        this.runs = runs;
    }

    /** @param policies EscalationPolicy documents, as somebody wrote them */
    public WhatIfBeginning begin(List<Map<String, Object>> policies, Duration period, Instant now) {
        List<Mistake> mistakes = new ArrayList<>();
        WhatIfQuestion question = WhatIfQuestion.checked(policies, period, now, now, mistakes);
        return mistakes.isEmpty() ? begin(question, now) : new WhatIfBeginning.Mistaken(mistakes);
    }

    WhatIfBeginning begin(WhatIfQuestion question, Instant now) {
        TriedPolicies tried;
        try {
            tried = TriedPolicies.on(World.of(log, Optional.empty(), now), question.policies());
        } catch (MistakenQuestionException mistaken) {
            return new WhatIfBeginning.Mistaken(mistaken.mistakes());
        }
        Draft draft = new Draft(tried.policies().stream()
                .flatMap(ref -> policy(tried, ref).stream())
                .toList());
        return runs.start(new WhatIfPlan(question, draft, tried.warnings()), now);
    }

    /** Empty when it was never asked for, or so many came after it that it was let go of. */
    public Optional<WhatIfRun> find(String id) {
        return runs.find(id);
    }

    /** The newest first. */
    public List<WhatIfRun> all() {
        return runs.all();
    }

    private static Optional<Versioned<EscalationPolicy>> policy(TriedPolicies tried, RecordRef ref) {
        return tried.world().snapshot().directory().escalationPolicies().stream()
                .filter(policy -> policy.name().equals(ref.name()))
                .findFirst();
    }
}
