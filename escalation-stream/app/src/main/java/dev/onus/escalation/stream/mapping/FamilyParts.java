package dev.onus.escalation.stream.mapping;

import dev.onus.contracts.FamilyMessage;
import dev.onus.escalation.family.Child;
import dev.onus.escalation.family.FamilyWord;
import dev.onus.escalation.family.FamilyWord.StormEnd;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.ResolveOutcome;
import dev.onus.vocabulary.RoutingKey;
import dev.onus.vocabulary.Word;
import java.time.Instant;
import java.util.Optional;

/** What is said in {@code onus.families}, as the case machine knows it, and back. */
public final class FamilyParts {
    private static final String CHILD_OPENED = "child-opened";
    private static final String CHILD_LEFT = "child-left";
    private static final String FOLLOW = "follow";
    private static final String STORM_ENDED = "storm-ended";

    private FamilyParts() {}

    public static FamilyMessage message(FamilyWord word) {
        return switch (word) {
            case FamilyWord.ChildOpened opened -> opened(opened);
            case FamilyWord.ChildLeft left ->
                about(CHILD_LEFT, left.issuer(), left.childKey(), left.child())
                        .setStormCaseId(left.storm().value())
                        .build();
            case FamilyWord.Follow follow ->
                about(FOLLOW, follow.issuer(), follow.childKey(), follow.child())
                        .setStormCaseId(follow.storm().value())
                        .build();
            case FamilyWord.StormEnded ended -> ended(ended);
        };
    }

    private static FamilyMessage opened(FamilyWord.ChildOpened word) {
        Child child = word.child();
        return about(CHILD_OPENED, word.issuer(), child.routingKey(), child.caseId())
                .setSeverity(Words.severity(child.severity()))
                .setCriticality(Words.criticality(child.criticality()))
                .setAlertClass(child.alertClass().word())
                .build();
    }

    private static FamilyMessage ended(FamilyWord.StormEnded word) {
        StormEnd end = word.end();
        FamilyMessage.Builder message = about(STORM_ENDED, word.issuer(), word.childKey(), word.child())
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

    /**
     * @param heardAt the record's time
     * @return empty for a word of a newer release, and for one that lacks what it is about
     */
    public static Optional<FamilyWord> word(FamilyMessage it, Instant heardAt) {
        RoutingKey issuer = new RoutingKey(it.getIssuer());
        RoutingKey childKey = new RoutingKey(it.getChildRoutingKey());
        CaseId child = new CaseId(it.getChildCaseId());
        Optional<CaseId> storm = Optional.ofNullable(it.getStormCaseId()).map(CaseId::new);
        return switch (it.getKind()) {
            case CHILD_OPENED -> Optional.of(new FamilyWord.ChildOpened(issuer, child(it, childKey, child, heardAt)));
            case CHILD_LEFT -> storm.map(of -> new FamilyWord.ChildLeft(issuer, of, childKey, child));
            case FOLLOW -> storm.map(of -> new FamilyWord.Follow(issuer, of, childKey, child));
            case STORM_ENDED -> storm.map(of -> new FamilyWord.StormEnded(issuer, childKey, child, end(of, it)));
            default -> Optional.empty();
        };
    }

    private static Child child(FamilyMessage it, RoutingKey childKey, CaseId child, Instant heardAt) {
        return new Child(
                childKey,
                child,
                Words.severity(it.getSeverity()),
                Word.find(Criticality.class, it.getCriticality().name()).orElse(Criticality.UNKNOWN),
                Optional.ofNullable(it.getAlertClass())
                        .flatMap(word -> Word.find(AlertClass.class, word))
                        .orElse(AlertClass.OTHER),
                heardAt);
    }

    private static StormEnd end(CaseId storm, FamilyMessage it) {
        return new StormEnd(
                storm,
                Optional.ofNullable(it.getOutcome()).flatMap(word -> Word.find(ResolveOutcome.class, word)),
                Optional.ofNullable(it.getRiskExpiresAt()),
                Optional.ofNullable(it.getReason()).orElse("No reason given."));
    }
}
