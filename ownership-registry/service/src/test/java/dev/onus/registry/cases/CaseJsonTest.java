package dev.onus.registry.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.CredentialStatus;
import dev.onus.contracts.DeadlineFacts;
import dev.onus.contracts.DecisionFacts;
import dev.onus.contracts.DisputeFacts;
import dev.onus.contracts.ExposureFacts;
import dev.onus.contracts.OfferFacts;
import dev.onus.contracts.PolicyChoice;
import dev.onus.contracts.SlaClocks;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Everything that a case says is in its JSON (interface contract, "JSON shapes"). */
class CaseJsonTest {
    private static final Instant NOON = CaseFixtures.NOON;

    @Test
    void shouldShowEveryFieldOfACase() {
        Map<String, Object> json = CaseJson.of(full());

        assertThat(CaseState.getClassSchema().getFields())
                .extracting(Schema.Field::name)
                .filteredOn(name -> !name.equals("foldKey"))
                .allSatisfy(name -> assertThat(json).containsKey(name));
    }

    @Test
    void shouldShowAnEffectWithItsAuthorityAndItsBoundInTime() {
        assertThat(CaseJson.of(full()).get("effects"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .singleElement()
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsKeys("id", "action", "scope", "status", "authority", "requestedAt", "answerBy", "expiresAt");
    }

    @Test
    void shouldShowWhatADeadlineIsAboutAndWhichWindowsWereOpen() {
        Map<String, Object> json = CaseJson.of(full());

        assertThat(json.get("nextDeadline")).hasToString("{kind=condition, subject=2, at=2026-11-21T12:00:00Z}");
        assertThat(String.valueOf(json.get("policy"))).contains("changeWindows=[release-42]");
        assertThat(String.valueOf(json.get("sla"))).contains("decideBy=");
    }

    private static CaseState full() {
        return CaseFixtures.state("full")
                .setTenant("acme")
                .setTask(Map.of("giver", "ana"))
                .setAcknowledgedBy("ana")
                .setAcknowledgementExpiresAt(NOON)
                .setAcknowledgedAt(NOON)
                .setSourceResolvedAt(NOON)
                .setClosedAt(NOON)
                .setOutcome("risk-accepted")
                .setOutcomeReason("known")
                .setRiskExpiresAt(NOON)
                .setIntent("rotate it")
                .setSnoozedUntil(NOON)
                .setParent("p")
                .setFollows("e")
                .setKind("storm")
                .setStorm("s")
                .setChildren(7)
                .setRepeats(List.of("r"))
                .setLinks(List.of("l"))
                .setEffects(List.of(EffectFixtures.blocking("e1", "s3:write")))
                .setSla(SlaClocks.newBuilder().setDecideBy(NOON).build())
                .setPolicy(PolicyChoice.newBuilder()
                        .setName("release")
                        .setVersion(1)
                        .setReason("a window is open")
                        .setChangeWindows(List.of("release-42"))
                        .build())
                .setNextDeadline(DeadlineFacts.newBuilder()
                        .setKind("condition")
                        .setSubject("2")
                        .setDueAt(NOON)
                        .build())
                .setExposure(ExposureFacts.newBuilder()
                        .setCredentialState(CredentialStatus.active)
                        .setSource("guardduty")
                        .setObservedAt(NOON)
                        .build())
                .setOffer(OfferFacts.newBuilder()
                        .setBy("person:ana")
                        .setTo("team:platform")
                        .setExpiresAt(NOON)
                        .build())
                .setDispute(DisputeFacts.newBuilder()
                        .setBy("person:bo")
                        .setSettleBy(NOON)
                        .build())
                .setDecisions(List.of(DecisionFacts.newBuilder()
                        .setDecision("contain")
                        .setChoice("revoke")
                        .setBy("person:ana")
                        .setAt(NOON)
                        .build()))
                .build();
    }
}
