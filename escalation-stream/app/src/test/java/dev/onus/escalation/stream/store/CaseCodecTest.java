package dev.onus.escalation.stream.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onus.escalation.Alert;
import dev.onus.escalation.Answer;
import dev.onus.escalation.Case;
import dev.onus.escalation.CaseInput;
import dev.onus.escalation.CaseMachine;
import dev.onus.escalation.Deadline;
import dev.onus.escalation.Decision;
import dev.onus.escalation.Links;
import dev.onus.escalation.Situation;
import dev.onus.escalation.stream.state.StoredCase;
import dev.onus.registry.model.DirectorySnapshot;
import dev.onus.registry.model.EffectSpec;
import dev.onus.registry.model.FirstRecords;
import dev.onus.registry.model.Kind;
import dev.onus.vocabulary.AlertClass;
import dev.onus.vocabulary.AlertId;
import dev.onus.vocabulary.AlertStatus;
import dev.onus.vocabulary.CredentialState;
import dev.onus.vocabulary.EffectStatus;
import dev.onus.vocabulary.PagePurpose;
import dev.onus.vocabulary.ReceiptId;
import dev.onus.vocabulary.ResponseId;
import dev.onus.vocabulary.RoutingKey;
import dev.onus.vocabulary.Severity;
import dev.onus.vocabulary.Urgency;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.api.Test;

class CaseCodecTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final CaseCodec codec = new CaseCodec();

    @Test
    void shouldGiveBackEveryRowOfALifeAsItWas() {
        Situation situation = new Situation(firstRecords(), Optional.empty());
        Decision opened = CaseMachine.open(alert(), situation, NOON);
        assertKept(opened);
        Decision fired = CaseMachine.fireDue(opened.next(), situation, NOON.plus(Duration.ofHours(2)));
        assertKept(fired);
        Decision acknowledged = answer(fired, "r1", "acknowledge", situation);
        assertKept(acknowledged);
        Decision resolved = answer(acknowledged, "r2", "resolve", situation);
        assertThat(resolved.next().isClosed()).isTrue();
        assertKept(resolved);
    }

    @Test
    void shouldGiveBackEverythingThatACaseCanHold() {
        CaseRow row = new CaseRow(FullCase.at(NOON), Optional.of(NOON), OptionalLong.of(7));
        assertThat(codec.decode(codec.encode(row))).isEqualTo(row);
    }

    @Test
    void shouldWriteTheSameCaseAsTheSameBytes() {
        CaseRow row = new CaseRow(FullCase.at(NOON), Optional.of(NOON), OptionalLong.of(7));
        assertThat(codec.encode(row)).isEqualTo(codec.encode(codec.decode(codec.encode(row))));
    }

    @Test
    void shouldReadARowOfTheFirstRelease() throws IOException {
        CaseRow full = new CaseRow(FullCase.at(NOON), Optional.of(NOON), OptionalLong.of(7));
        Case read = codec.decode(asFirstReleaseWroteIt(full)).current();

        assertThat(read.alert())
                .usingRecursiveComparison()
                .ignoringFields("severityReason", "pagesNobody")
                .isEqualTo(full.current().alert());
        assertThat(read.isSample()).isFalse();
        assertThat(read.progress().pages())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("urgency", "contact", "destinations")
                .isEqualTo(full.current().progress().pages());
        assertThat(read.progress().pages().getFirst().purpose())
                .as("what its step meant")
                .isEqualTo(PagePurpose.CLOCK);
        assertThat(read.progress().pages().getFirst().urgency()).isEqualTo(Urgency.HIGH);
        assertThat(read.task()).isEmpty();
        assertThat(read.progress().snooze()).isEmpty();
        assertThat(read.progress().effects()).hasSize(1);
        assertThat(read.progress().effects().getFirst().status()).isEqualTo(EffectStatus.REQUESTED);
        assertThat(read.progress().effects().getFirst().expiresAt())
                .isEqualTo(NOON.plus(EffectSpec.DEFAULT_EXPIRES_AFTER));
        assertThat(read.progress().deadlines()).extracting(Deadline::subject).containsOnly("");
        assertThat(read.links()).isEqualTo(Links.NONE);
        assertThat(read.handling().reassignments()).isZero();
        assertThat(read.exposure().credentialState()).isEqualTo(CredentialState.ACTIVE);
        assertThat(read.exposure().containedAt()).contains(NOON.plusSeconds(60));
    }

    @Test
    void shouldSayThatANewerReleaseWroteTheRow() {
        byte[] row =
                codec.encode(row(CaseMachine.open(alert(), new Situation(firstRecords(), Optional.empty()), NOON)));
        row[5] ^= 1;
        assertThatThrownBy(() -> codec.decode(row)).hasMessageContaining("newer release");
    }

    @Test
    void shouldKeepEverySchemaThatRowsWereWrittenWith() {
        assertThat(SchemaNormalization.toParsingForm(StateSchemas.all().getLast()))
                .as("""
                    The schema of case rows has changed. Keep the old one, or rows of living installations cannot be read:
                    copy src/main/avro/StoredCase.avsc to src/main/resources/dev/onus/escalation/stream/state as the next
                    StoredCase-NNN.avsc, and give every new field a default.\
                    """)
                .isEqualTo(SchemaNormalization.toParsingForm(StoredCase.getClassSchema()));
    }

    private byte[] asFirstReleaseWroteIt(CaseRow row) throws IOException {
        Schema first = StateSchemas.all().getFirst();
        BinaryMessageDecoder<GenericRecord> down = new BinaryMessageDecoder<>(GenericData.get(), first);
        down.addSchema(StoredCase.getClassSchema());
        GenericRecord old = down.decode(codec.encode(row));
        ByteBuffer bytes = new BinaryMessageEncoder<GenericRecord>(GenericData.get(), first).encode(old);
        byte[] exact = new byte[bytes.remaining()];
        bytes.get(exact);
        return exact;
    }

    private void assertKept(Decision decision) {
        CaseRow row = row(decision);
        assertThat(codec.decode(codec.encode(row))).isEqualTo(row);
    }

    private static CaseRow row(Decision decision) {
        return new CaseRow(decision.next(), decision.next().nextDue(), OptionalLong.of(7));
    }

    private static Decision answer(Decision before, String id, String action, Situation situation) {
        Answer answer = new Answer(
                new ResponseId(id),
                action,
                Optional.of("admin"),
                Optional.empty(),
                Set.of("admin"),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.of("seen"),
                Map.of("outcome", "false-positive"));
        return CaseMachine.apply(
                before.next(), new CaseInput.Answered(answer), situation, NOON.plus(Duration.ofHours(3)));
    }

    private static DirectorySnapshot firstRecords() {
        DirectorySnapshot directory = DirectorySnapshot.empty();
        for (Map.Entry<Kind, Map<String, Object>> each :
                FirstRecords.documents().entrySet()) {
            String name = each.getKey() == Kind.PERSON ? FirstRecords.ADMIN : FirstRecords.CATCH_ALL;
            directory = directory.with(each.getKey(), name, 1, each.getValue());
        }
        return directory;
    }

    private static Alert alert() {
        RoutingKey key = new RoutingKey("aws:access-key:1");
        return new Alert(
                new AlertId("a1"),
                new ReceiptId("r1"),
                key,
                Optional.of(key.value()),
                "guardduty",
                Optional.of("rule"),
                "title",
                "dedup",
                Optional.of("correlation"),
                Severity.HIGH,
                Optional.empty(),
                AlertClass.LEAKED_CREDENTIAL,
                AlertStatus.OPEN,
                Optional.of("bucket"),
                Optional.empty(),
                CredentialState.ACTIVE,
                Optional.of("https://example.org"),
                Optional.of(NOON),
                Optional.empty(),
                true,
                false,
                Optional.of("trace"));
    }
}
