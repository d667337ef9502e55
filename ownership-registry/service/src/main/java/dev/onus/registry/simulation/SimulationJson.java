package dev.onus.registry.simulation;

import dev.onus.escalation.Case;
import dev.onus.escalation.CaseEvent;
import dev.onus.escalation.Standing;
import dev.onus.registry.cases.Shape;
import dev.onus.registry.model.Identity;
import dev.onus.registry.model.RecordRef;
import dev.onus.registry.model.Revocation;
import dev.onus.vocabulary.IdentityId;
import dev.onus.vocabulary.TimelineKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answer of a simulation: who answers, under which policy, what happens when, who would not be reached. */
final class SimulationJson {
    private final Course course;
    private final EventJson events;

    SimulationJson(Course course) {
        this.course = course;
        this.events = new EventJson(course.openedAs().openedAt());
    }

    Map<String, Object> of(TriedPolicies tried, Optional<Identity> identity, List<String> notes) {
        Case opened = course.openedAs();
        World world = tried.world();
        return Shape.of()
                .with("at", opened.openedAt())
                .with(
                        "records",
                        Shape.of()
                                .with("position", world.position())
                                .with("reason", world.reason())
                                .json())
                .with("identity", identity(opened, identity))
                .with("owner", owner(opened.standing()))
                .with("policy", policy(opened.standing()))
                .with("tried", tried(tried.policies()))
                .with(
                        "priority",
                        Shape.of()
                                .with("level", opened.priority().level())
                                .with("reason", opened.priority().reason())
                                .json())
                .with("sla", sla(opened))
                .with("events", course.events().stream().map(events::of).toList())
                .with("gaps", gaps())
                .with("end", end())
                .with("wouldRepeat", course.repeats().stream().map(this::repeat).toList())
                .with(
                        "warnings",
                        tried.warnings().stream()
                                .map(it -> Shape.of()
                                        .with("path", it.path())
                                        .with("message", it.message())
                                        .json())
                                .toList())
                .with("notes", notes(opened, tried, identity, notes))
                .json();
    }

    private static Map<String, Object> owner(Standing it) {
        return Shape.of()
                .with("team", it.owner())
                .with("source", it.ownerSource().word())
                .with("reason", it.ownerReason())
                .with("confidence", it.confidencePercent())
                .with("steward", it.steward().orElse(null))
                .with("backup", it.backup().orElse(null))
                .with("serviceOwner", it.serviceOwner().orElse(null))
                .json();
    }

    private static Map<String, Object> policy(Standing it) {
        return Shape.of()
                .with("name", it.policy())
                .with("version", it.policyVersion())
                .with("reason", it.policyReason())
                .with("changeWindows", it.changeWindows())
                .json();
    }

    private List<Map<String, Object>> tried(List<RecordRef> policies) {
        return policies.stream()
                .map(it -> Shape.of()
                        .with("name", it.name())
                        .with("version", it.version())
                        .with("chosen", isChosen(it))
                        .json())
                .toList();
    }

    private boolean isChosen(RecordRef policy) {
        Standing standing = course.openedAs().standing();
        return standing.policy().equals(policy.name()) && standing.policyVersion() == policy.version();
    }

    private static Map<String, Object> identity(Case opened, Optional<Identity> registered) {
        Optional<IdentityId> id = registered
                .map(Identity::id)
                .or(() -> IdentityId.find(opened.routingKey().value()));
        Shape shape = Shape.of()
                .with(
                        "id",
                        id.map(IdentityId::toString).orElse(opened.routingKey().value()))
                .with("registered", registered.isPresent())
                .with("type", id.map(IdentityId::type).orElse(null))
                .with("provider", id.map(IdentityId::provider).orElse(null));
        registered.ifPresent(it -> shape.with("environment", it.environment().orElse(null))
                .with("system", it.system().orElse(null))
                .with("criticality", it.criticality().word())
                .with(
                        "blastRadius",
                        it.blastRadius().isPresent() ? it.blastRadius().getAsInt() : null)
                .with("businessProcess", it.businessProcess().orElse(null))
                .with("dependents", it.dependents())
                .with("credentialState", it.credential().state().word())
                .with(
                        "revocationMethod",
                        it.revocation().flatMap(Revocation::method).orElse(null))
                .with("runbook", it.revocation().flatMap(Revocation::runbook).orElse(null)));
        return shape.json();
    }

    private static Map<String, Object> sla(Case opened) {
        return Shape.of()
                .with("containBy", opened.clocks().containBy().orElse(null))
                .with("decideBy", opened.clocks().decideBy().orElse(null))
                .with("resolveBy", opened.clocks().resolveBy())
                .json();
    }

    /** Who was to be told and was not, each with its reason (ESC-7). */
    private List<Map<String, Object>> gaps() {
        List<Map<String, Object>> gaps = new ArrayList<>();
        for (CaseEvent event : course.events()) {
            if (event.kind() == TimelineKind.PAGE_SKIPPED) {
                gaps.add(Shape.of()
                        .with("at", event.at())
                        .with("after", events.after(event.at()))
                        .with("caseKind", event.after().kind().word())
                        .with("summary", event.summary())
                        .with("reason", event.reason())
                        .json());
            }
        }
        return gaps;
    }

    private Map<String, Object> end() {
        return Shape.of()
                .with("at", course.endedAt())
                .with("after", events.after(course.endedAt()))
                .with("why", course.end().word())
                .with("reason", course.end().reason())
                .with("state", course.finallyAs().status().word())
                .json();
    }

    private Map<String, Object> repeat(Course.Repeat it) {
        return Shape.of()
                .with("caseKind", it.of().kind().word())
                .with("kind", it.kind())
                .with("about", it.about().orElse(null))
                .with("every", it.every().toString())
                .with("from", it.from())
                .with("after", events.after(it.from()))
                .json();
    }

    private List<String> notes(
            Case opened, TriedPolicies tried, Optional<Identity> registered, List<String> unknownMembers) {
        List<String> notes = new ArrayList<>();
        for (String member : unknownMembers) {
            notes.add("Nobody knows the member '" + member + "' of the alert; intake keeps it as an attribute.");
        }
        if (opened.routingKey().isUnresolved()) {
            notes.add("The alert names no identity by its id or a registered alias, so the catch-all answers.");
        } else if (registered.isEmpty()) {
            notes.add("No identity of this id or alias is registered.");
        }
        for (RecordRef policy : tried.policies()) {
            if (!isChosen(policy)) {
                notes.add("Policy " + policy.name() + ", which is tried, is not the one that this alert gets.");
            }
        }
        return notes;
    }
}
