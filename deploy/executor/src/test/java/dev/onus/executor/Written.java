package dev.onus.executor;

import dev.onus.contracts.CriticalityLevel;
import dev.onus.contracts.EffectEvent;
import dev.onus.contracts.EffectState;
import dev.onus.contracts.IdentityFacts;
import dev.onus.contracts.SeverityLevel;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Effect events as the stream writes them. */
final class Written {
    static final String IDENTITY = "aws:access-key:AKIAEXECUTORTEST001";

    private Written() {}

    static EffectEvent effect(String id, String action, EffectState state) {
        return builder(id, action, state).build();
    }

    static EffectEvent.Builder builder(String id, String action, EffectState state) {
        return EffectEvent.newBuilder()
                .setEffectId(id)
                .setCaseId("c1")
                .setRoutingKey(IDENTITY)
                .setAction(action)
                .setState(state)
                .setIdentity(IdentityFacts.newBuilder()
                        .setId(IDENTITY)
                        .setRegistered(true)
                        .setType("access-key")
                        .setProvider("aws")
                        .setCriticality(CriticalityLevel.critical)
                        .setDependents(List.of())
                        .build())
                .setSeverity(SeverityLevel.critical)
                .setReason("Nobody answered.")
                .setStep(2)
                .setAt(now())
                .setExpiresAt(now().plus(1, ChronoUnit.HOURS));
    }

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
