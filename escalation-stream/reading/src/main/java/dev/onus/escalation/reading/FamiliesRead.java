package dev.onus.escalation.reading;

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

/** What was said in {@code onus.families}, as the case machine knows it. */
public final class FamiliesRead {
    public static final String CHILD_OPENED = "child-opened";
    public static final String CHILD_LEFT = "child-left";
    public static final String FOLLOW = "follow";
    public static final String STORM_ENDED = "storm-ended";

    private FamiliesRead() {}

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
            case CHILD_OPENED ->
                Optional.of(new FamilyWord.ChildOpened(
                        issuer, child(it, childKey, child, heardAt), Optional.ofNullable(it.getSince())));
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
                WordsRead.severity(it.getSeverity()),
                Word.find(Criticality.class, it.getCriticality().name()).orElse(Criticality.UNKNOWN),
                Optional.ofNullable(it.getAlertClass())
                        .flatMap(word -> Word.find(AlertClass.class, word))
                        .orElse(AlertClass.OTHER),
                WordsRead.credential(it.getCredentialState()),
                Optional.ofNullable(it.getSince()).orElse(heardAt));
    }

    private static StormEnd end(CaseId storm, FamilyMessage it) {
        return new StormEnd(
                storm,
                Optional.ofNullable(it.getOutcome()).flatMap(word -> Word.find(ResolveOutcome.class, word)),
                Optional.ofNullable(it.getRiskExpiresAt()),
                Optional.ofNullable(it.getReason()).orElse("No reason given."));
    }
}
