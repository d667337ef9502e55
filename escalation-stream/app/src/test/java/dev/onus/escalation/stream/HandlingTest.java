package dev.onus.escalation.stream;

import static dev.onus.escalation.stream.Organisation.KEY;
import static dev.onus.escalation.stream.Organisation.NOON;
import static dev.onus.escalation.stream.Organisation.alert;
import static dev.onus.escalation.stream.Organisation.ownership;
import static dev.onus.escalation.stream.Organisation.recordOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.Actor;
import dev.onus.contracts.AnswerVerdict;
import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.EffectEvent;
import dev.onus.contracts.EffectState;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.RegistryRecord;
import dev.onus.contracts.Response;
import dev.onus.registry.model.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people and platform teams do with a case, over the topics; the rules themselves are tested in the core. */
class HandlingTest {
    private static final Duration FIRST_WINDOW = Duration.ofMinutes(5);
    private static final Duration TO_ANSWER = Duration.ofMinutes(10);

    @TempDir
    Path directory;

    private StreamOnTestTime stream;
    private int answers;

    @BeforeEach
    void start() {
        stream = new StreamOnTestTime(directory, NOON).withOrganisation();
        stream.own(ownership("payments", 1));
    }

    @AfterEach
    void stop() {
        stream.close();
    }

    @Test
    void shouldProposeAnEffectRequestItOnceApprovedAndShowThatItWasDone() {
        stream.register(revokingPolicy());
        stream.alert(alert("a1"));
        EffectEvent proposed = stream.effects.getLast();
        assertThat(proposed.getState()).isEqualTo(EffectState.proposed);
        assertThat(proposed.getAction()).isEqualTo("revoke");
        assertThat(proposed.getAnswerBy()).isEqualTo(proposed.getAt().plus(TO_ANSWER));
        assertThat(proposed.getExpiresAt()).isEqualTo(proposed.getAt().plus(Duration.ofHours(4)));
        assertThat(proposed.getStep()).isEqualTo(1);
        assertThat(stream.last("effect-proposed").getEffect().getStatus()).isEqualTo("proposed");

        answer("sec", "approve", Map.of("effect", proposed.getEffectId()));
        assertThat(stream.last("effect-approved").getEffect().getEffectId()).isEqualTo(proposed.getEffectId());
        assertThat(stream.effects.getLast().getState()).isEqualTo(EffectState.requested);
        assertThat(stream.effects.getLast().getEffectId()).isEqualTo(proposed.getEffectId());

        int asked = stream.effects.size();
        stream.respond(Response.newBuilder(response("ignored", "effect-outcome"))
                .setActor(Actor.newBuilder()
                        .setService("iam-executor")
                        .setScopes(List.of("effects"))
                        .build())
                .setParameters(Map.of("effect", proposed.getEffectId(), "outcome", "done"))
                .build());
        assertThat(stream.last("effect-answered").getResponse().getVerdict()).isEqualTo(AnswerVerdict.applied);
        assertThat(stream.last("effect-answered").getEffect().getStatus()).isEqualTo("done");
        assertThat(stream.last("effect-answered").getEffect().getState()).isEqualTo(EffectState.requested);
        assertThat(state().getEffects().getFirst().getStatus()).isEqualTo("done");
        assertThat(stream.last("credential-observed").getObservation().getSource())
                .isEqualTo("effect:" + proposed.getEffectId());
        assertThat(stream.effects).hasSize(asked);
    }

    @Test
    void shouldTakeARejectedProposalBack() {
        stream.register(revokingPolicy());
        stream.alert(alert("a1"));
        answer("sec", "reject", Map.of());
        assertThat(stream.last("effect-rejected").getEffect().getState()).isEqualTo(EffectState.withdrawn);
        assertThat(stream.effects.getLast().getState()).isEqualTo(EffectState.withdrawn);
        assertThat(state().getEffects()).isEmpty();
    }

    @Test
    void shouldTellNoPlatformTeamButPeopleAndTheMetricThatAnEffectIsOverdue() {
        stream.register(revokingPolicy());
        stream.alert(alert("a1"));
        stream.advance(TO_ANSWER.plusSeconds(2));
        EscalationEvent overdue = stream.last("effect-overdue");
        assertThat(overdue.getEffect().getState()).isEqualTo(EffectState.proposed);
        assertThat(stream.effects).extracting(EffectEvent::getState).containsExactly(EffectState.proposed);
        assertThat(stream.meters.counter("onus.stream.effects.overdue").count()).isEqualTo(1);
    }

    @Test
    void shouldNameTheChangeWindowThatIsOpenOnEachEvent() {
        stream.register(recordOf(
                Kind.CHANGE_WINDOW,
                "release-42",
                1,
                Map.of(
                        "match", Map.of("id", KEY),
                        "from", NOON.minusSeconds(60).toString(),
                        "to", NOON.plusSeconds(60).toString())));
        stream.alert(alert("a1"));
        assertThat(stream.last("opened").getPolicy().getChangeWindows()).containsExactly("release-42");
        assertThat(state().getPolicy().getChangeWindows()).containsExactly("release-42");
    }

    @Test
    void shouldShowWhichStepWaitsForAConditionAndWhichOfThemFired() {
        stream.register(recordOf(
                Kind.ESCALATION_POLICY,
                "conditional",
                1,
                policy(List.of(
                        Map.of("notify", List.of("owner"), "acknowledgeWithin", "PT1H"),
                        Map.of("when", "not-contained", "within", "PT10M", "notify", List.of("team:platform"))))));
        stream.alert(alert("a1"));
        answer("ana", "acknowledge", Map.of("intent", "revoke it by one"));
        assertThat(state().getIntent()).isEqualTo("revoke it by one");
        stream.advance(Duration.ofMinutes(11));
        EscalationEvent fired = stream.last("escalated");
        assertThat(fired.getDeadline().getKind()).isEqualTo("condition");
        assertThat(fired.getDeadline().getSubject()).isEqualTo("2");
        assertThat(fired.getStep()).isEqualTo(2);
        assertThat(stream.last("page-requested").getPage().getPerson()).isEqualTo("bo");
        assertThat(stream.last("page-requested").getStep()).isEqualTo(2);
    }

    @Test
    void shouldPageNobodyWhileACaseIsSnoozedAndGoOnAfterIt() {
        stream.alert(alert("a1"));
        answer("ana", "snooze", Map.of("for", "PT20M"));
        assertThat(state().getState()).isEqualTo(CaseStateName.snoozed);
        assertThat(state().getSnoozedUntil()).isEqualTo(stream.now().plus(Duration.ofMinutes(20)));

        stream.advance(Duration.ofMinutes(19));
        assertThat(pages()).isEqualTo(1);
        stream.advance(Duration.ofMinutes(2).plus(FIRST_WINDOW));
        assertThat(stream.kinds()).contains("snooze-ended");
        assertThat(pages()).isGreaterThan(1);
        assertThat(state().getSnoozedUntil()).isNull();
    }

    @Test
    void shouldPassACaseOnOnlyOnceItIsAccepted() {
        stream.alert(alert("a1"));
        answer("ana", "reassign", Map.of("to", "team:platform"));
        assertThat(state().getOffer().getTo()).isEqualTo("team:platform");
        assertThat(stream.last("page-requested").getPage().getPerson()).isEqualTo("bo");
        assertThat(state().getOwner()).isEqualTo("payments");

        answer("bo", "acknowledge", Map.of());
        assertThat(stream.kinds()).contains("reassigned");
        assertThat(state().getReassignments()).isEqualTo(1);
        assertThat(state().getOwner()).isEqualTo("platform");
        assertThat(state().getOwnerSource()).isEqualTo("assigned");
        assertThat(state().getAcknowledgedBy()).isEqualTo("bo");
        assertThat(state().getOffer()).isNull();
    }

    @Test
    void shouldLetATieBreakerSettleWhoOwnsTheCase() {
        Map<String, Object> disputed =
                new HashMap<>(policy(List.of(Map.of("notify", List.of("owner"), "acknowledgeWithin", "PT5M"))));
        disputed.put("dispute", Map.of("tieBreaker", List.of("person:mo"), "within", "PT30M"));
        stream.register(recordOf(Kind.ESCALATION_POLICY, "disputed", 1, disputed));
        stream.alert(alert("a1"));
        answer("ana", "dispute", Map.of("owner", "platform"));
        assertThat(state().getDispute().getProposed()).isEqualTo("platform");
        assertThat(state().getOwner()).isEqualTo("payments");

        answer("mo", "settle", Map.of("owner", "platform"));
        assertThat(stream.kinds()).contains("dispute-settled");
        assertThat(state().getDispute()).isNull();
        assertThat(state().getOwner()).isEqualTo("platform");
    }

    @Test
    void shouldRecordADecision() {
        stream.alert(alert("a1"));
        answer("ana", "decide", Map.of("decision", "contain", "choice", "revoke"));
        assertThat(state().getDecisions()).hasSize(1);
        assertThat(state().getDecisions().getFirst().getBy()).isEqualTo("person:ana");
        assertThat(state().getDecisions().getFirst().getChoice()).isEqualTo("revoke");
    }

    @Test
    void shouldFollowTheElderCaseOfTheSameIdentityAndEndWithIt() {
        stream.alert(alert("a1"));
        stream.respond(byRegistry("link", Map.of("elder", "elder-case")));
        assertThat(state().getFollows()).isEqualTo("elder-case");
        assertThat(state().getLinks()).containsExactly("elder-case");
        assertThat(stream.kinds()).contains("page-withdrawn");

        stream.respond(byRegistry("ended", Map.of("elder", "elder-case", "outcome", "false-positive")));
        assertThat(state().getState()).isEqualTo(CaseStateName.resolved);
        assertThat(state().getOutcome()).isEqualTo("false-positive");
    }

    @Test
    void shouldNotLetAPersonLinkACaseAway() {
        stream.alert(alert("a1"));
        answer("ana", "link", Map.of("elder", "elder-case"));
        assertThat(stream.last("illegal").getResponse().getVerdict()).isEqualTo(AnswerVerdict.illegal);
        assertThat(state().getFollows()).isNull();
    }

    @Test
    void shouldRefuseALinkThatNamesNoElder() {
        stream.alert(alert("a1"));
        stream.respond(byRegistry("link", Map.of()));
        assertThat(state().getFollows()).isNull();
        assertThat(state().getState()).isEqualTo(CaseStateName.open);
    }

    private void answer(String person, String action, Map<String, String> parameters) {
        stream.respond(Response.newBuilder(response(person, action))
                .setParameters(parameters)
                .build());
    }

    private Response byRegistry(String action, Map<String, String> parameters) {
        return Response.newBuilder(response("ignored", action))
                .setActor(Actor.newBuilder().setService("onus").build())
                .setParameters(parameters)
                .build();
    }

    private Response response(String person, String action) {
        return Organisation.response("r" + ++answers, caseId(), person, action);
    }

    private String caseId() {
        return stream.opened().getFirst().getCaseId();
    }

    private CaseState state() {
        return stream.state(caseId());
    }

    private long pages() {
        return stream.kinds().stream().filter("page-requested"::equals).count();
    }

    private static RegistryRecord revokingPolicy() {
        return recordOf(
                Kind.ESCALATION_POLICY,
                "revoking",
                1,
                policy(List.of(Map.of(
                        "notify",
                        List.of("owner"),
                        "acknowledgeWithin",
                        "PT5M",
                        "effects",
                        List.of(Map.of(
                                "action", "revoke",
                                "authority", "team:platform",
                                "expiresAfter", "PT4H",
                                "answerWithin", "PT10M",
                                "approval", Map.of("by", List.of("team:secops"))))))));
    }

    private static Map<String, Object> policy(List<Map<String, Object>> steps) {
        return Map.of("match", Map.of("severity", List.of("high")), "priority", 200, "steps", steps);
    }
}
