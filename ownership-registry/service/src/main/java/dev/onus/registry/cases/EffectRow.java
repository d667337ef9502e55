package dev.onus.registry.cases;

import dev.onus.contracts.EffectFacts;
import dev.onus.contracts.EffectState;
import dev.onus.contracts.EscalationEvent;
import java.util.Map;
import java.util.Optional;

/**
 * An effect as it stands.
 *
 * @param asked the event that proposed or requested it
 * @param now the latest event about it
 * @param facts what its case said of it last; empty before the case was read
 */
public record EffectRow(EscalationEvent asked, EscalationEvent now, Optional<EffectFacts> facts) {
    static final String WITHDRAWN = "withdrawn";

    public String id() {
        return asked.getEffect().getEffectId();
    }

    public String caseId() {
        return asked.getCaseId();
    }

    /** proposed, requested, done, failed, refused, or withdrawn. */
    public String status() {
        return isWithdrawn() ? WITHDRAWN : now.getEffect().getStatus();
    }

    public boolean isWithdrawn() {
        return now.getEffect().getState() == EffectState.withdrawn;
    }

    public Map<String, Object> json() {
        return Shape.of()
                .with("id", id())
                .with("case", caseId())
                .with("action", asked.getEffect().getAction())
                .with("scope", asked.getEffect().getScope())
                .with("status", status())
                .with("detail", now.getEffect().getDetail())
                .with("identity", CaseJson.identity(asked.getIdentity()))
                .with("severity", asked.getSeverity())
                .with("step", asked.getStep())
                .with("reason", asked.getReason())
                .with("authority", facts.map(EffectFacts::getAuthority).orElse(null))
                .with("requestedAt", facts.map(EffectFacts::getRequestedAt).orElse(asked.getAt()))
                .with("answerBy", facts.map(EffectFacts::getAnswerBy).orElse(null))
                .with("expiresAt", facts.map(EffectFacts::getExpiresAt).orElse(null))
                .with("changedAt", now.getAt())
                .with("test", asked.getTest())
                .with("drill", asked.getDrill())
                .json();
    }
}
