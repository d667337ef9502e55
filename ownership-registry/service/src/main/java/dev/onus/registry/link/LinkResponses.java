package dev.onus.registry.link;

import dev.onus.contracts.Actor;
import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.Response;
import dev.onus.vocabulary.StableHash;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What the registry tells a case about another one of the same identity. The ids come from the two cases and their
 * episodes alone, so whoever says it, and however often, it is said once.
 */
final class LinkResponses {
    private static final String ELDER = "elder";

    private LinkResponses() {}

    static Response link(LinkRules.Link link, Instant now) {
        CaseState elder = link.elder();
        return response("link", link.younger(), elder, now)
                .setReason(link.younger().getRoutingKey() + " and " + elder.getRoutingKey() + " are one identity.")
                .setParameters(Map.of(ELDER, elder.getId()))
                .build();
    }

    /** @param elder closed, or not the same identity after all; then the follower goes on by itself */
    static Response ended(CaseState follower, CaseState elder, Instant now) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put(ELDER, elder.getId());
        boolean closed = elder.getState() == CaseStateName.resolved && elder.getOutcome() != null;
        String reason = closed
                ? elder.getOutcome() + ": " + (elder.getOutcomeReason() == null ? "" : elder.getOutcomeReason())
                : "The two are not one identity any more.";
        if (closed) {
            parameters.put("outcome", elder.getOutcome());
        }
        if (closed && elder.getRiskExpiresAt() != null) {
            parameters.put("riskExpiresAt", elder.getRiskExpiresAt().toString());
        }
        parameters.put("reason", reason);
        return response("ended", follower, elder, now)
                .setReason(reason)
                .setParameters(parameters)
                .build();
    }

    /** The elder was forgotten before this one could be told how it ended. */
    static Response gone(CaseState follower, String elderId, Instant now) {
        String reason = "The elder case is not known any more.";
        return about("ended", follower, elderId, 0, now)
                .setReason(reason)
                .setParameters(Map.of(ELDER, elderId, "reason", reason))
                .build();
    }

    private static Response.Builder response(String action, CaseState to, CaseState elder, Instant now) {
        return about(action, to, elder.getId(), elder.getEpisode(), now);
    }

    private static Response.Builder about(String action, CaseState to, String elderId, int elderEpisode, Instant now) {
        return Response.newBuilder()
                .setResponseId(StableHash.of(
                        action, to.getId(), Integer.toString(to.getEpisode()), elderId, Integer.toString(elderEpisode)))
                .setRoutingKey(to.getRoutingKey())
                .setCaseId(to.getId())
                .setAction(action)
                .setActor(Actor.newBuilder()
                        .setService("ownership-registry")
                        .setVia("system")
                        .build())
                .setAt(now);
    }
}
