package dev.onus.escalation.stream;

import static dev.onus.escalation.stream.Organisation.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.Actor;
import dev.onus.contracts.AnswerVerdict;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.Delivery;
import dev.onus.contracts.DestinationFacts;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.Response;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.RoutingKey;
import dev.onus.vocabulary.TaskWords;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the registry has people do, over the topics; the rules themselves are tested in the core. */
class TaskCasesTest {
    private static final RoutingKey WATCH = RoutingKey.ofTask(CaseKind.WATCH, TaskWords.WATCH_DEDUP_KEY);
    private static final RoutingKey SHIFT = RoutingKey.ofTask(CaseKind.HAND_OVER, "primary/7");
    private static final RoutingKey GAP = RoutingKey.ofTask(CaseKind.COVERAGE_GAP, "payments/7");

    @TempDir
    Path directory;

    private StreamOnTestTime stream;
    private int responses;

    @BeforeEach
    void start() {
        stream = new StreamOnTestTime(directory, NOON).withOrganisation();
    }

    @AfterEach
    void stop() {
        stream.close();
    }

    @Test
    void shouldOpenATaskAndShowWhatTheRegistrySaid() {
        open(SHIFT, shift());

        EscalationEvent opened = stream.last("opened");
        assertThat(opened.getCaseId()).isEqualTo(caseOf(SHIFT));
        assertThat(opened.getCaseKind()).isEqualTo("hand-over");
        assertThat(stream.last("page-requested").getPage().getPurpose()).isEqualTo("offer");
        assertThat(stream.last("page-requested").getPage().getUrgency()).isEqualTo("low");
        assertThat(stream.state(caseOf(SHIFT)).getTask()).isEqualTo(shift());
        assertThat(stream.receipts).isEmpty();
    }

    @Test
    void shouldChangeNothingWhenATaskThatIsOpenIsOpenedAgain() {
        open(SHIFT, shift());
        int events = stream.events.size();

        open(SHIFT, shift());
        Map<String, String> other = shift();
        other.put(TaskWords.OPENING, "2");
        respond(SHIFT, 2, TaskWords.OPEN_TASK, other, Actor.newBuilder().setService("registry"));

        assertThat(stream.events).hasSize(events);
    }

    @Test
    void shouldOpenTheSameThingAgainOnceItWasClosed() {
        open(GAP, gap());
        said(GAP, TaskWords.FILLED, Map.of());
        assertThat(stream.state(caseOf(GAP)).getState()).isEqualTo(CaseStateName.resolved);
        open(GAP, gap());
        assertThat(stream.opened()).hasSize(1);

        Map<String, String> again = gap();
        again.put(TaskWords.OPENING, "2");
        respond(GAP, 2, TaskWords.OPEN_TASK, again, Actor.newBuilder().setService("registry"));

        assertThat(stream.opened())
                .extracting(EscalationEvent::getCaseId)
                .containsExactly(caseOf(GAP), CaseId.ofTask(GAP, 2).value());
    }

    @Test
    void shouldRefuseATaskOfAPersonAndOneThatCannotBeACase() {
        respond(SHIFT, 1, TaskWords.OPEN_TASK, shift(), Actor.newBuilder().setPerson("admin"));
        assertThat(stream.last("refused").getResponse().getVerdict()).isEqualTo(AnswerVerdict.refused);

        Map<String, String> mistaken = shift();
        mistaken.remove(TaskWords.TAKER);
        open(SHIFT, mistaken);
        assertThat(stream.last("illegal").getReason()).isEqualTo("Expected taker, but it is missing.");
        open(GAP, shift());
        assertThat(stream.last("illegal").getReason()).startsWith("Expected case ");
        assertThat(stream.opened()).isEmpty();
    }

    @Test
    void shouldCarryWhoAcceptedAndTheWholeTaskOnOneEvent() {
        open(SHIFT, shift());
        respond(SHIFT, 1, "approve", Map.of(), Actor.newBuilder().setPerson("sec"));

        EscalationEvent accepted = stream.last("offer-accepted");
        assertThat(accepted.getResponse().getVerdict()).isEqualTo(AnswerVerdict.applied);
        assertThat(accepted.getCase$().getTask()).containsEntry(TaskWords.TAKER, "sec");
        assertThat(stream.state(caseOf(SHIFT)).getOutcome()).isEqualTo("condition-ended");
    }

    @Test
    void shouldCostTwoRecordsALookAndShowTheNextOne() {
        open(WATCH, watch());
        stream.advance(Duration.ofMinutes(5).plusSeconds(1));
        int events = stream.events.size();
        int states = stream.cases.size();
        assertThat(stream.events.getLast().getKind()).isEqualTo("look-due");
        for (int look = 1; look <= 3; look++) {
            said(WATCH, TaskWords.LOOKED, next(Duration.ofMinutes(5)));
            stream.advance(Duration.ofMinutes(5).plusSeconds(1));
        }

        assertThat(stream.events).hasSize(events + 3);
        assertThat(stream.cases).hasSize(states + 3);
        assertThat(stream.state(caseOf(WATCH)).getNextDeadline().getKind()).isEqualTo("look");
        assertThat(stream.state(caseOf(WATCH)).getSla().getResolveBy()).isNull();
    }

    @Test
    void shouldPageWhenTheRegistryDoesNotLookAndWithdrawWhenItDoes() {
        open(WATCH, watch());
        stream.advance(Duration.ofMinutes(7).plusSeconds(2));
        assertThat(stream.last("page-requested").getPage().getPerson()).isEqualTo("admin");

        said(WATCH, TaskWords.LOOKED, next(Duration.ofMinutes(5)));

        assertThat(stream.kinds()).endsWith("looked", "page-withdrawn");
    }

    @Test
    void shouldSendANoticeOnceToTheContactThatIsNamed() {
        open(WATCH, watch());
        Map<String, String> notice = Map.of(
                TaskWords.NOTICE_ID, "n1",
                TaskWords.PERSON, "sec",
                TaskWords.PURPOSE, "verification",
                TaskWords.CONTACT, "phone",
                TaskWords.TITLE, "Prove that this is yours");
        said(WATCH, TaskWords.NOTIFY, notice);
        said(WATCH, TaskWords.NOTIFY, notice);

        List<EscalationEvent> pages = stream.events.stream()
                .filter(event -> event.getKind().equals("page-requested"))
                .toList();
        assertThat(pages).hasSize(1);
        EscalationEvent page = pages.getFirst();
        assertThat(page.getPage().getPageId())
                .isEqualTo(PageId.ofNotice(CaseId.ofTask(WATCH, 1), "n1", "sec").value());
        assertThat(page.getPage().getPurpose()).isEqualTo("verification");
        assertThat(page.getPage().getContact()).isEqualTo("phone");
        assertThat(page.getPage().getUrgency()).isEqualTo("high");
        assertThat(page.getSummary()).isEqualTo("Prove that this is yours");
        assertThat(stream.state(caseOf(WATCH)).getPersons()).isEmpty();
    }

    @Test
    void shouldPutAReceiptOnTheTimelineAndLeaveTheStepWhenThePageDoesNotArrive() {
        open(SHIFT, shift());
        String page = stream.last("page-requested").getPage().getPageId();
        stream.deliver(Delivery.newBuilder(Organisation.delivery(caseOf(SHIFT), page, "sec", true))
                .setRoutingKey(SHIFT.value())
                .setDestinations(List.of(DestinationFacts.newBuilder()
                        .setDestination("hash")
                        .setChannel("sms")
                        .setState("accepted")
                        .build()))
                .build());
        assertThat(stream.last("page-delivered").getDelivery().getState()).isEqualTo("accepted");
        assertThat(stream.last("page-delivered").getDelivery().getDestinations())
                .hasSize(1);

        receipt(page, "delivered");
        assertThat(stream.last("page-delivered").getDelivery().getState()).isEqualTo("delivered");
        receipt(page, "failed");

        assertThat(stream.last("page-failed").getDelivery().getState()).isEqualTo("failed");
        assertThat(stream.last("page-failed").getDelivery().getDetail()).isEqualTo("no such number");
        assertThat(stream.last("page-requested").getPage().getPerson()).isEqualTo("admin");
    }

    @Test
    void shouldTakeAReceiptOfNobodyButTheRegistry() {
        open(SHIFT, shift());
        String page = stream.last("page-requested").getPage().getPageId();
        respond(
                SHIFT,
                1,
                TaskWords.DELIVERY_RECEIPT,
                Map.of(TaskWords.PAGE_ID, page, TaskWords.STATE, "failed"),
                Actor.newBuilder().setPerson("sec"));

        assertThat(stream.events.getLast().getKind()).isEqualTo("illegal");
    }

    private void receipt(String page, String state) {
        said(
                SHIFT,
                TaskWords.DELIVERY_RECEIPT,
                Map.of(
                        TaskWords.PAGE_ID, page,
                        TaskWords.PERSON, "sec",
                        TaskWords.CHANNEL, "sms",
                        TaskWords.DESTINATION, "hash",
                        TaskWords.STATE, state,
                        TaskWords.DETAIL, "no such number"));
    }

    private void open(RoutingKey key, Map<String, String> task) {
        said(key, TaskWords.OPEN_TASK, task);
    }

    private void said(RoutingKey key, String action, Map<String, String> parameters) {
        respond(key, 1, action, parameters, Actor.newBuilder().setService("registry"));
    }

    private void respond(
            RoutingKey key, int opening, String action, Map<String, String> parameters, Actor.Builder actor) {
        stream.respond(Response.newBuilder()
                .setResponseId("response-" + responses++)
                .setRoutingKey(key.value())
                .setCaseId(CaseId.ofTask(key, opening).value())
                .setAction(action)
                .setActor(actor.build())
                .setParameters(parameters)
                .setAt(stream.now())
                .build());
    }

    private Map<String, String> next(Duration ahead) {
        return Map.of(TaskWords.NEXT_LOOK_AT, stream.now().plus(ahead).toString());
    }

    private static String caseOf(RoutingKey key) {
        return CaseId.ofTask(key, 1).value();
    }

    private static Map<String, String> shift() {
        Map<String, String> said = task("hand-over", "primary/7", "person:sec");
        said.put(TaskWords.TAKER, "sec");
        said.put(TaskWords.GIVER, "ana");
        said.put(TaskWords.ESCALATE_TO, "team:catch-all");
        said.put(TaskWords.FROM, in(Duration.ofDays(2)));
        return said;
    }

    private static Map<String, String> gap() {
        Map<String, String> said = task("coverage-gap", "payments/7", "team:catch-all");
        said.put(TaskWords.GAP_AT, in(Duration.ofDays(5)));
        return said;
    }

    private static Map<String, String> watch() {
        Map<String, String> said = task("watch", TaskWords.WATCH_DEDUP_KEY, "team:catch-all");
        said.put(TaskWords.NEXT_LOOK_AT, in(Duration.ofMinutes(5)));
        return said;
    }

    private static Map<String, String> task(String kind, String dedupKey, String targets) {
        Map<String, String> said = new HashMap<>();
        said.put(TaskWords.KIND, kind);
        said.put(TaskWords.DEDUP_KEY, dedupKey);
        said.put(TaskWords.TITLE, "Something to do");
        said.put(TaskWords.TARGETS, targets);
        said.put(TaskWords.WITHIN, "PT4H");
        return said;
    }

    private static String in(Duration ahead) {
        return NOON.plus(ahead).toString();
    }
}
