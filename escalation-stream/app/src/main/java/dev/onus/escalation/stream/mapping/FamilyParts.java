package dev.onus.escalation.stream.mapping;

import dev.onus.contracts.FamilyMessage;
import dev.onus.escalation.family.Child;
import dev.onus.escalation.family.FamilyWord;
import dev.onus.escalation.family.FamilyWord.StormEnd;
import dev.onus.escalation.reading.FamiliesRead;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.ResolveOutcome;
import dev.onus.vocabulary.RoutingKey;

/** What the case machine says in {@code onus.families}. */
public final class FamilyParts {
    private FamilyParts() {}

    public static FamilyMessage message(FamilyWord word) {
        return switch (word) {
            case FamilyWord.ChildOpened opened -> opened(opened);
            case FamilyWord.ChildLeft left ->
                about(FamiliesRead.CHILD_LEFT, left.issuer(), left.childKey(), left.child())
                        .setStormCaseId(left.storm().value())
                        .build();
            case FamilyWord.Follow follow ->
                about(FamiliesRead.FOLLOW, follow.issuer(), follow.childKey(), follow.child())
                        .setStormCaseId(follow.storm().value())
                        .build();
            case FamilyWord.StormEnded ended -> ended(ended);
        };
    }

    private static FamilyMessage opened(FamilyWord.ChildOpened word) {
        Child child = word.child();
        FamilyMessage.Builder message = about(
                        FamiliesRead.CHILD_OPENED, word.issuer(), child.routingKey(), child.caseId())
                .setSeverity(Words.severity(child.severity()))
                .setCriticality(Words.criticality(child.criticality()))
                .setAlertClass(child.alertClass().word())
                .setCredentialState(Words.credential(child.credentialState()));
        word.since().ifPresent(message::setSince);
        return message.build();
    }

    private static FamilyMessage ended(FamilyWord.StormEnded word) {
        StormEnd end = word.end();
        FamilyMessage.Builder message = about(FamiliesRead.STORM_ENDED, word.issuer(), word.childKey(), word.child())
                .setStormCaseId(end.storm().value())
                .setReason(end.reason());
        end.outcome().map(ResolveOutcome::word).ifPresent(message::setOutcome);
        end.riskExpiresAt().ifPresent(message::setRiskExpiresAt);
        return message.build();
    }

    private static FamilyMessage.Builder about(String kind, RoutingKey issuer, RoutingKey childKey, CaseId child) {
        return FamilyMessage.newBuilder()
                .setKind(kind)
                .setIssuer(issuer.value())
                .setChildRoutingKey(childKey.value())
                .setChildCaseId(child.value());
    }
}
