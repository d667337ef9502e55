package dev.onus.escalation;

import dev.onus.registry.model.Target;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.AlertId;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.CaseKind;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.ReceiptId;
import dev.onus.vocabulary.RoutingKey;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.TaskWords;
import dev.onus.vocabulary.Urgency;
import dev.onus.vocabulary.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the registry has a person do, in the words in which it said it; whoever reads the case has all of them.
 *
 * @param said by the keys of {@link TaskWords}; {@link TaskReading} has found nothing wrong with them
 * @param notices ids of the last notices that were sent, oldest first; of a watch only
 */
public record Task(SortedMap<String, String> said, List<String> notices) {
    /** As many notices as are sent once and not again. */
    public static final int MAX_NOTICES = 512;

    public Task {
        said = Collections.unmodifiableSortedMap(new TreeMap<>(said));
        notices = List.copyOf(notices);
    }

    public Task(Map<String, String> said) {
        this(new TreeMap<>(said), List.of());
    }

    public CaseKind kind() {
        return find(TaskWords.KIND)
                .flatMap(word -> Word.find(CaseKind.class, word))
                .orElse(CaseKind.UNKNOWN);
    }

    public RoutingKey routingKey() {
        return RoutingKey.ofTask(kind(), word(TaskWords.DEDUP_KEY));
    }

    public CaseId caseId() {
        return CaseId.ofTask(
                routingKey(), find(TaskWords.OPENING).map(Integer::parseInt).orElse(1));
    }

    /** One that is open under it is the same thing, whichever opening it is. */
    public String foldKey() {
        return alert(Instant.EPOCH).foldKey();
    }

    String word(String key) {
        return said.getOrDefault(key, "");
    }

    Optional<String> find(String key) {
        return Optional.ofNullable(said.get(key)).map(String::strip).filter(text -> !text.isEmpty());
    }

    List<Target> targets(String key) {
        return Arrays.stream(word(key).split(","))
                .map(String::strip)
                .flatMap(text -> Target.find(text).stream())
                .toList();
    }

    Duration within() {
        return Duration.parse(word(TaskWords.WITHIN));
    }

    /** The team that answers for it; empty: whoever owns what nobody else does. */
    Optional<String> owner() {
        return find(TaskWords.OWNER);
    }

    Severity severity() {
        return find(TaskWords.SEVERITY)
                .flatMap(word -> Word.find(Severity.class, word))
                .orElse(Severity.MEDIUM);
    }

    Urgency urgency() {
        return find(TaskWords.URGENCY)
                .flatMap(word -> Word.find(Urgency.class, word))
                .orElse(kind() == CaseKind.WATCH ? Urgency.HIGH : Urgency.LOW);
    }

    /** When it is too late: the shift begins, the gap begins. A watch has no such time. */
    Optional<Instant> endsAt() {
        return Times.find(said.get(kind() == CaseKind.HAND_OVER ? TaskWords.FROM : TaskWords.GAP_AT));
    }

    boolean isSent(String noticeId) {
        return notices.contains(noticeId);
    }

    Task sent(String noticeId) {
        List<String> more = new ArrayList<>(notices);
        more.add(noticeId);
        return new Task(said, more.size() > MAX_NOTICES ? more.subList(more.size() - MAX_NOTICES, more.size()) : more);
    }

    /** Stands for what nobody reported. */
    Alert alert(Instant now) {
        return new Alert(
                new AlertId(caseId().value()),
                new ReceiptId(caseId().value()),
                routingKey(),
                Optional.empty(),
                Alert.ONUS,
                Optional.of(kind().word()),
                word(TaskWords.TITLE),
                kind().word() + ":" + word(TaskWords.DEDUP_KEY),
                Optional.empty(),
                severity(),
                Optional.empty(),
                AlertClass.OTHER,
                AlertStatus.OPEN,
                Optional.empty(),
                Optional.empty(),
                CredentialState.UNKNOWN,
                Optional.empty(),
                Optional.of(now),
                Optional.empty(),
                false,
                false,
                Optional.empty());
    }
}
