package dev.onus.escalation.stream.store;

import dev.onus.escalation.family.Child;
import dev.onus.escalation.family.Family;
import dev.onus.escalation.family.FamilyWord.StormEnd;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.CaseId;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.Criticality;
import dev.onus.vocabulary.ResolveOutcome;
import dev.onus.vocabulary.RoutingKey;
import dev.onus.vocabulary.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What is known of the cases of an issuer's identities (ESC-8). The rows are in the store of {@link CaseIndex}:
 *
 * <pre>
 * 'g' [2 bytes length][issuer]                       the family
 * 'k' [2 bytes length][issuer][storm] ' ' [child]    the routing key of a case that follows the storm
 * </pre>
 */
public final class FamilyRows {
    private static final byte FAMILY = 'g';
    private static final byte CHILD = 'k';
    private static final String NOTHING = "";

    private final KeyValueStore<Bytes, byte[]> entries;
    private final BytesSerializer prefixSerializer = new BytesSerializer();

    public FamilyRows(KeyValueStore<Bytes, byte[]> entries) {
        this.entries = entries;
    }

    /** A case that follows a storm, and where it is. */
    public record Follower(RoutingKey routingKey, CaseId caseId) {}

    /** One of which nothing is known is {@link Family#NONE}. */
    public Family read(RoutingKey issuer) {
        byte[] row = entries.get(key(FAMILY, issuer, NOTHING));
        return row == null ? Family.NONE : family(Texts.read(row).iterator());
    }

    public void write(RoutingKey issuer, Family family) {
        entries.put(key(FAMILY, issuer, NOTHING), Texts.write(texts(family)));
    }

    public boolean follows(RoutingKey issuer, CaseId storm, CaseId child) {
        return entries.get(child(issuer, storm, child.value())) != null;
    }

    public void follow(RoutingKey issuer, CaseId storm, Child child) {
        entries.put(
                child(issuer, storm, child.caseId().value()),
                child.routingKey().value().getBytes(StandardCharsets.UTF_8));
    }

    /** @return whether it did */
    public boolean leave(RoutingKey issuer, CaseId storm, CaseId child) {
        return entries.delete(child(issuer, storm, child.value())) != null;
    }

    /** Some of those that follow the storm, at most so many. */
    public List<Follower> followers(RoutingKey issuer, CaseId storm, int most) {
        List<Follower> some = new ArrayList<>();
        Bytes prefix = child(issuer, storm, NOTHING);
        int start = prefix.get().length;
        try (KeyValueIterator<Bytes, byte[]> all = entries.prefixScan(prefix, prefixSerializer)) {
            while (all.hasNext() && some.size() < most) {
                KeyValue<Bytes, byte[]> entry = all.next();
                byte[] key = entry.key.get();
                some.add(new Follower(
                        new RoutingKey(new String(entry.value, StandardCharsets.UTF_8)),
                        new CaseId(new String(key, start, key.length - start, StandardCharsets.UTF_8))));
            }
        }
        return some;
    }

    /** How many follow the storm. */
    public int count(RoutingKey issuer, CaseId storm) {
        int count = 0;
        try (KeyValueIterator<Bytes, byte[]> all =
                entries.prefixScan(child(issuer, storm, NOTHING), prefixSerializer)) {
            for (; all.hasNext(); all.next()) {
                count++;
            }
        }
        return count;
    }

    private static Bytes child(RoutingKey issuer, CaseId storm, String child) {
        return key(CHILD, issuer, storm.value() + " " + child);
    }

    private static Bytes key(byte kind, RoutingKey issuer, String text) {
        return RowKeys.join(new byte[] {kind}, RowKeys.prefix(issuer), text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> texts(Family it) {
        List<String> texts = new ArrayList<>(List.of(
                it.storm().map(CaseId::value).orElse(NOTHING),
                Integer.toString(it.children()),
                Integer.toString(it.joined()),
                it.worst().name(),
                Integer.toString(it.storms()),
                Integer.toString(it.recent().size())));
        for (Child child : it.recent()) {
            texts.addAll(List.of(
                    child.routingKey().value(),
                    child.caseId().value(),
                    child.severity().name(),
                    child.criticality().name(),
                    child.alertClass().name(),
                    millis(child.heardAt())));
        }
        for (StormEnd end : it.ended()) {
            texts.addAll(List.of(
                    end.storm().value(),
                    end.outcome().map(ResolveOutcome::name).orElse(NOTHING),
                    end.riskExpiresAt().map(FamilyRows::millis).orElse(NOTHING),
                    end.reason()));
        }
        return texts;
    }

    private static Family family(Iterator<String> texts) {
        Optional<CaseId> storm = some(texts.next()).map(CaseId::new);
        int children = Integer.parseInt(texts.next());
        int joined = Integer.parseInt(texts.next());
        Criticality worst = Criticality.valueOf(texts.next());
        int storms = Integer.parseInt(texts.next());
        List<Child> recent = new ArrayList<>();
        for (int left = Integer.parseInt(texts.next()); left > 0; left--) {
            recent.add(new Child(
                    new RoutingKey(texts.next()),
                    new CaseId(texts.next()),
                    Severity.valueOf(texts.next()),
                    Criticality.valueOf(texts.next()),
                    AlertClass.valueOf(texts.next()),
                    CredentialState.UNKNOWN,
                    instant(texts.next())));
        }
        List<StormEnd> ended = new ArrayList<>();
        while (texts.hasNext()) {
            ended.add(new StormEnd(
                    new CaseId(texts.next()),
                    some(texts.next()).map(ResolveOutcome::valueOf),
                    some(texts.next()).map(FamilyRows::instant),
                    texts.next()));
        }
        return new Family(recent, storm, children, joined, worst, storms, ended);
    }

    private static Optional<String> some(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static String millis(Instant it) {
        return Long.toString(it.toEpochMilli());
    }

    private static Instant instant(String text) {
        return Instant.ofEpochMilli(Long.parseLong(text));
    }
}
