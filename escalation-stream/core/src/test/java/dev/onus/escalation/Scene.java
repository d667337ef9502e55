package dev.onus.escalation;

import dev.onus.escalation.CaseEvent.Detail;
import dev.onus.registry.model.EffectName;
import dev.onus.registry.model.EffectSpec;
import dev.onus.registry.model.Identity;
import dev.onus.registry.model.PolicyMatch;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.AlertId;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.ReceiptId;
import dev.onus.vocabulary.ResponseId;
import dev.onus.vocabulary.RoutingKey;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.TimelineKind;
import dev.onus.vocabulary.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One case in one organisation, whose clock a test moves. */
final class Scene {
    static final String KEY = "aws:access-key:AKIA4PAYMENTSDEPLOY1";
    static final Instant START = Instant.parse("2026-03-02T03:12:00Z");

    final Organisation organisation;
    Optional<Identity> identity;
    Instant now = START;
    List<CaseEvent> last = List.of();
    /** Cases that the last input asked for. */
    List<NewTask> tasks = List.of();
    /** What alerts say about the credential from here on. */
    CredentialState credential = CredentialState.ACTIVE;
    /** Whether alerts are a vendor's samples from here on. */
    boolean sample;

    final List<CaseEvent> log = new ArrayList<>();
    private @Nullable Case current;
    private int answers;
    private int alerts;

    Scene(Organisation organisation, Optional<Identity> identity) {
        this.organisation = organisation;
        this.identity = identity;
    }

    /** Step 1 pages the owner for 5 minutes with one repeat, step 2 the backup and the manager for 10. */
    static Scene usual() {
        Organisation organisation = Organisation.usual()
                .withPolicy(
                        "usual", 1, 1, PolicyMatch.EVERYTHING, Policy.usualSteps(), Policy.fallback("team:platform"));
        return new Scene(organisation, Optional.of(Organisation.identity(KEY, "payments", "secops", Criticality.HIGH)));
    }

    /** Platform teams have no part in these scenes: nobody waits for their answer within one. */
    static EffectSpec effect(EffectName action) {
        return new EffectSpec(
                action,
                Optional.empty(),
                Optional.empty(),
                EffectSpec.DEFAULT_EXPIRES_AFTER,
                Duration.ofDays(30),
                List.of());
    }

    Scene open() {
        return open(Severity.HIGH);
    }

    Scene open(Severity severity) {
        return take(CaseMachine.open(alert(severity, AlertStatus.OPEN), situation(), now));
    }

    /** Goes on with a case that the one before asked for. */
    Scene openTask(NewTask task) {
        return take(CaseMachine.open(task.kind(), task.alert(), task.links(), situation(), now));
    }

    Scene alert(Severity severity) {
        return input(new CaseInput.AlertFolded(alert(severity, AlertStatus.OPEN)));
    }

    /** A further alert of a finding, and what its identity was exposed to before. */
    Scene alertAfter(CaseId... earlier) {
        return input(new CaseInput.AlertFolded(alert(Severity.HIGH, AlertStatus.OPEN), List.of(earlier)));
    }

    Scene sourceSays(AlertStatus status) {
        return input(new CaseInput.AlertFolded(alert(Severity.HIGH, status)));
    }

    Scene input(CaseInput input) {
        return take(CaseMachine.apply(current(), input, situation(), now));
    }

    /** Moves the clock and lets what is due fire, as the stream's wake-up would at each deadline. */
    Scene after(Duration duration) {
        Instant until = now.plus(duration);
        List<CaseEvent> all = new ArrayList<>();
        while (current().nextDue().filter(due -> !due.isAfter(until)).isPresent()) {
            now = current().nextDue().orElseThrow();
            take(CaseMachine.fireDue(current(), situation(), now));
            all.addAll(last);
        }
        now = until;
        last = all;
        return this;
    }

    /** Moves the clock as if nothing had run in between; then one look. */
    Scene afterAnOutageOf(Duration duration) {
        now = now.plus(duration);
        return take(CaseMachine.fireDue(current(), situation(), now));
    }

    Scene answer(String person, String action) {
        return answer(person, action, OptionalLong.empty(), Map.of());
    }

    Scene answer(String person, String action, OptionalLong version, Map<String, String> parameters) {
        return input(new CaseInput.Answered(Answers.of(response(), person, action, version, parameters)));
    }

    Scene answer(String person, String action, Map<String, String> parameters) {
        return answer(person, action, OptionalLong.empty(), parameters);
    }

    /** An answer with the scope admin, of a service. */
    Scene adminAnswer(String action, Map<String, String> parameters) {
        return input(
                new CaseInput.Answered(Answers.ofService(response(), "ci", Set.of(Answer.ADMIN), action, parameters)));
    }

    /** An answer from the last page of a person. */
    Scene answerPage(String person, String action) {
        Page page = page(person);
        return input(new CaseInput.Answered(Answers.ofPage(response(), person, action, page.id())));
    }

    Scene lateAnswer(String person, String action, Instant givenAt, Map<String, String> parameters) {
        return late(Answers.of(response(), person, action, OptionalLong.empty(), parameters), givenAt);
    }

    private Scene late(Answer answer, Instant givenAt) {
        return take(CaseMachine.apply(current(), new CaseInput.Answered(answer), situation(), givenAt));
    }

    private ResponseId response() {
        return new ResponseId("response-" + answers++);
    }

    /** The only verdict of the last input. */
    Verdict verdict() {
        List<Verdict> all = last.stream()
                .filter(event -> event.detail() instanceof Detail.OfAnswer)
                .map(event -> ((Detail.OfAnswer) event.detail()).verdict())
                .toList();
        if (all.size() != 1) {
            throw new AssertionError("Expected one verdict, but got " + all);
        }
        return all.getFirst();
    }

    /** The reason that came with the verdict. */
    String said() {
        return last.stream()
                .filter(event -> event.detail() instanceof Detail.OfAnswer)
                .map(CaseEvent::reason)
                .findFirst()
                .orElse("");
    }

    /** An answer that was given at {@code givenAt} and is only read now. */
    Scene lateAnswer(String person, String action, Instant givenAt, OptionalLong version) {
        return late(Answers.of(response(), person, action, version, Map.of()), givenAt);
    }

    Scene open(Task task) {
        return take(CaseMachine.open(task, situation(), now));
    }

    /** The registry's own word about a task. */
    Scene registry(String action, Map<String, String> parameters) {
        return input(
                new CaseInput.RegistrySaid(Answers.ofService(response(), "registry", Set.of(), action, parameters)));
    }

    /** The last page of a person that stands. */
    Page page(String person) {
        return current().progress().pages().stream()
                .filter(each -> each.person().equals(person))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    Scene delivered(String person, boolean reached) {
        Page page = page(person);
        return input(new CaseInput.Delivered(
                page.id(), person, reached, Optional.of("webhook"), Optional.empty(), List.of()));
    }

    Case current() {
        if (current == null) {
            throw new IllegalStateException("Expected an open case; call open() first.");
        }
        return current;
    }

    /** People whose pages were requested by the last input, in order. */
    List<String> paged() {
        return persons(TimelineKind.PAGE_REQUESTED);
    }

    List<String> withdrawn() {
        return persons(TimelineKind.PAGE_WITHDRAWN);
    }

    List<TimelineKind> kinds() {
        return last.stream().map(CaseEvent::kind).toList();
    }

    private List<String> persons(TimelineKind kind) {
        return last.stream()
                .filter(event -> event.kind() == kind)
                .map(event -> ((Detail.OfPage) event.detail()).page().person())
                .toList();
    }

    Situation situation() {
        return new Situation(organisation, identity);
    }

    private Scene take(Decision decision) {
        current = decision.next();
        last = decision.events();
        tasks = decision.tasks();
        log.addAll(decision.events());
        return this;
    }

    private Alert alert(Severity severity, AlertStatus status) {
        int number = alerts++;
        return new Alert(
                new AlertId("alert-" + number),
                new ReceiptId("receipt-" + number),
                new RoutingKey(KEY),
                Optional.of(KEY),
                "guardduty",
                Optional.of("UnauthorizedAccess"),
                "Key used from a hostile address",
                "finding-1",
                Optional.empty(),
                severity,
                Optional.empty(),
                AlertClass.LEAKED_CREDENTIAL,
                status,
                Optional.empty(),
                Optional.empty(),
                credential,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                sample,
                sample,
                Optional.empty());
    }
}
