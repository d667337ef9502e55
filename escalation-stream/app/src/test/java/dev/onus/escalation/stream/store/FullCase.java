package dev.onus.escalation.stream.store;

import dev.onus.escalation.Alert;
import dev.onus.escalation.Case;
import dev.onus.escalation.Children;
import dev.onus.escalation.Clocks;
import dev.onus.escalation.Deadline;
import dev.onus.escalation.DeadlineKind;
import dev.onus.escalation.Decided;
import dev.onus.escalation.Dispute;
import dev.onus.escalation.Effect;
import dev.onus.escalation.Ending;
import dev.onus.escalation.Exposure;
import dev.onus.escalation.Fired;
import dev.onus.escalation.Handling;
import dev.onus.escalation.Lease;
import dev.onus.escalation.Links;
import dev.onus.escalation.Memory;
import dev.onus.escalation.Observation;
import dev.onus.escalation.Offer;
import dev.onus.escalation.Page;
import dev.onus.escalation.Priority;
import dev.onus.escalation.Progress;
import dev.onus.escalation.Remembered;
import dev.onus.escalation.Snooze;
import dev.onus.escalation.Stage;
import dev.onus.escalation.Standing;
import dev.onus.escalation.Task;
import dev.onus.registry.model.EffectName;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.AlertId;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.CaseStatus;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.DeliveryState;
import dev.onus.vocabulary.EffectStatus;
import dev.onus.vocabulary.OwnerSource;
import dev.onus.vocabulary.PageId;
import dev.onus.vocabulary.PagePurpose;
import dev.onus.vocabulary.PageRole;
import dev.onus.vocabulary.ReceiptId;
import dev.onus.vocabulary.ResolveOutcome;
import dev.onus.vocabulary.ResponseId;
import dev.onus.vocabulary.RoutingKey;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.Urgency;
import dev.onus.vocabulary.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A case of which no field is empty or what it would be by default; no life of a case fills all of them. */
final class FullCase {
    private FullCase() {}

    static Case at(Instant noon) {
        return new Case(
                new CaseId("case"),
                CaseKind.ALERT,
                new RoutingKey("aws:access-key:1"),
                "fold",
                alert(noon),
                Severity.CRITICAL,
                new Priority("P1", "why"),
                3,
                noon,
                noon.plusSeconds(90),
                4,
                5,
                2,
                standing(),
                progress(noon, List.of(effect(noon))),
                new Clocks(
                        Optional.of(noon.plusSeconds(1)),
                        Optional.of(noon.plusSeconds(2)),
                        noon.plusSeconds(3),
                        noon.plusSeconds(22)),
                exposure(noon),
                new Handling(
                        2,
                        true,
                        Optional.of("platform"),
                        List.of(new Decided("contain", "revoke", "person:ana", "owner", "leaked", noon))),
                Optional.of(noon.plusSeconds(4)),
                Optional.of(noon.plusSeconds(5)),
                Optional.of(new Ending(
                        noon.plusSeconds(60),
                        ResolveOutcome.CONTAINED,
                        "gone",
                        "person:ana",
                        Optional.of(noon.plusSeconds(61)))),
                new Links(
                        Optional.of(new CaseId("parent")),
                        List.of(new CaseId("repeat-2"), new CaseId("repeat-1")),
                        List.of(new CaseId("elder")),
                        Optional.of(new CaseId("elder")),
                        Optional.of(new RoutingKey("github:app:1")),
                        Optional.of(new Children(7, Criticality.HIGH)),
                        Optional.of(new RoutingKey("github:app:2"))),
                memory(noon),
                Optional.of(new Task(new TreeMap<>(Map.of("kind", "watch")), List.of("notice"))));
    }

    private static Alert alert(Instant noon) {
        return new Alert(
                new AlertId("alert"),
                new ReceiptId("receipt"),
                new RoutingKey("aws:access-key:1"),
                Optional.of("aws:access-key:1"),
                "guardduty",
                Optional.of("rule"),
                "title",
                "dedup",
                Optional.of("correlation"),
                Severity.HIGH,
                Optional.of("severityReason"),
                AlertClass.LEAKED_CREDENTIAL,
                AlertStatus.OPEN,
                Optional.of("bucket"),
                Optional.of("production"),
                CredentialState.ACTIVE,
                Optional.of("https://example.org"),
                Optional.of(noon),
                Optional.of("tenant"),
                true,
                true,
                Optional.of("trace"));
    }

    private static Standing standing() {
        return new Standing(
                "payments",
                Optional.of("platform"),
                Optional.of("secops"),
                Optional.of("mo"),
                OwnerSource.ASSIGNED,
                90,
                "it took it over",
                "production",
                7,
                "it matches",
                List.of("release"));
    }

    private static Progress progress(Instant noon, List<Effect> effects) {
        return new Progress(
                CaseStatus.SNOOZED,
                Stage.STEP,
                2,
                1,
                3,
                true,
                List.of(new Page(
                        new PageId("page"),
                        "ana",
                        PageRole.ACCOUNTABLE,
                        PagePurpose.CLOCK,
                        Urgency.LOW,
                        Optional.of("phone"),
                        "condition-3",
                        2,
                        "owner",
                        "on call",
                        Optional.of(noon.plusSeconds(6)),
                        4,
                        Page.PageFate.REACHED,
                        new TreeMap<>(Map.of("hash", DeliveryState.READ)))),
                Optional.of(new Lease("ana", noon, noon.plusSeconds(7), Optional.of("contain by one"))),
                List.of(
                        new Deadline(DeadlineKind.ACKNOWLEDGE, noon.plusSeconds(8)),
                        new Deadline(DeadlineKind.RESOLVE, noon.plusSeconds(9))),
                effects,
                Optional.of(new Snooze(
                        "person:ana", noon.plusSeconds(10), CaseStatus.OPEN, Optional.of(Duration.ofSeconds(11)))),
                Optional.of(new Offer("person:ana", "team:platform", Set.of("bo", "mo"), noon.plusSeconds(12))),
                Optional.of(
                        new Dispute("person:ana", Optional.of("platform"), Set.of("sec", "mo"), noon.plusSeconds(13))));
    }

    private static Effect effect(Instant noon) {
        return new Effect(
                "effect",
                EffectName.BLOCK_IDENTITY,
                Optional.of("s3:write"),
                "condition-3",
                noon,
                EffectStatus.PROPOSED,
                "policy production",
                Optional.of("team:platform"),
                Optional.of(noon.plusSeconds(14)),
                noon.plusSeconds(15),
                Set.of("sec", "mo"),
                Optional.of("not yet"));
    }

    private static Exposure exposure(Instant noon) {
        return new Exposure(
                Optional.of(new Observation(CredentialState.ACTIVE, "guardduty", noon)),
                CredentialState.INACTIVE,
                Optional.of(noon.plusSeconds(16)),
                Optional.of(noon.plusSeconds(17)),
                Optional.of(noon.plusSeconds(18)),
                true,
                Optional.of(noon.plusSeconds(19)));
    }

    private static Memory memory(Instant noon) {
        return new Memory(
                new TreeMap<>(Map.of("1", 2, "condition-3", 1)),
                Set.of("ana"),
                Set.of("bo"),
                List.of(new Remembered(new ResponseId("response"), Verdict.APPLIED, "why")),
                List.of(new Fired(
                        new Deadline(DeadlineKind.EFFECT_ANSWER, "effect", noon.plusSeconds(20)),
                        noon.plusSeconds(21),
                        progress(noon, List.of()),
                        3)),
                List.of(new ResponseId("receipt")));
    }
}
