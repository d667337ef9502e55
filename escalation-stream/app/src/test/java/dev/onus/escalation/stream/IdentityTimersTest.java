package dev.onus.escalation.stream;

import static dev.onus.escalation.stream.Organisation.NOON;
import static dev.onus.escalation.stream.Organisation.ownership;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.Ownership;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Onus opens cases by itself, from the dates of a record alone (OWN-13, ESC-6). */
class IdentityTimersTest {
    private static final Duration WARNING = Duration.ofHours(1);

    @TempDir
    Path directory;

    private StreamOnTestTime stream;

    @BeforeEach
    void start() {
        stream = new StreamOnTestTime(directory, NOON).withOrganisation();
    }

    @AfterEach
    void stop() {
        stream.close();
    }

    @Test
    void shouldOpenACaseWhenACredentialIsAboutToExpireAndNotBefore() {
        stream.own(expiring(NOON.plus(Duration.ofHours(2)), 1));
        stream.jump(Duration.ofMinutes(59));
        assertThat(stream.opened()).isEmpty();
        stream.jump(Duration.ofMinutes(2));

        CaseState opened = onlyCase();
        assertThat(opened.getAlert().getAlertClass()).isEqualTo("credential-expiring");
        assertThat(opened.getAlert().getSource()).isEqualTo("onus");
        assertThat(opened.getOwner()).isEqualTo("payments");
        assertThat(stream.last("page-requested").getPage().getPerson()).isEqualTo("ana");
        assertThat(stream.receipts).isEmpty();
    }

    @Test
    void shouldOpenACaseWhenRotationIsOverdueAndEndItsPagingOnceTheCredentialIsRotated() {
        stream.own(rotationDue(NOON.plus(Duration.ofHours(1)), 1));
        stream.jump(Duration.ofMinutes(61));
        assertThat(onlyCase().getAlert().getAlertClass()).isEqualTo("rotation-failed");

        stream.own(rotationDue(NOON.plus(Duration.ofDays(90)), 2));
        assertThat(stream.kinds()).contains("condition-ended");
    }

    @Test
    void shouldForceAPartnerIdentityIntoReviewWhenItIsUnusedBeyondItsWindow() {
        stream.own(Ownership.newBuilder(ownership("payments", 1))
                .setPartner("acme")
                .setPartnerUnusedForSeconds(Duration.ofDays(1).toSeconds())
                .setPartnerReviewer("team:platform")
                .setLastUsedAt(NOON)
                .build());
        stream.jump(Duration.ofDays(1).plusMinutes(1));

        assertThat(onlyCase().getKind()).isEqualTo("review");
        assertThat(onlyCase().getAlert().getAlertClass()).isEqualTo("inactive-partner");
    }

    @Test
    void shouldOpenOneCaseForEachFindingHoweverOftenTheRecordComes() {
        Ownership record = Ownership.newBuilder(expiring(NOON.plus(Duration.ofHours(2)), 1))
                .setRotationDue(NOON.plus(Duration.ofHours(3)))
                .build();
        stream.own(record);
        stream.jump(Duration.ofMinutes(61));
        stream.own(Ownership.newBuilder(record).setPosition(2).build());
        stream.jump(Duration.ofSeconds(2));
        assertThat(classes()).containsExactly("credential-expiring");

        stream.jump(Duration.ofHours(2));
        assertThat(classes()).containsExactly("credential-expiring", "rotation-failed");
    }

    @Test
    void shouldReportWhatWasDueBeforeTheRecordCame() {
        stream.own(rotationDue(NOON.minus(Duration.ofDays(3)), 1));
        stream.jump(Duration.ofSeconds(1));
        assertThat(classes()).containsExactly("rotation-failed");
        assertThat(stream.board.oldestDueAge(stream.now())).isZero();
    }

    @Test
    void shouldWaitForTheNewDateWhenTheRecordChanges() {
        stream.own(expiring(NOON.plus(Duration.ofHours(2)), 1));
        stream.own(expiring(NOON.plus(Duration.ofHours(4)), 2));
        stream.jump(Duration.ofMinutes(61));
        stream.jump(Duration.ofMinutes(1));
        assertThat(stream.opened()).isEmpty();
        stream.jump(Duration.ofHours(2));
        assertThat(stream.opened()).hasSize(1);
    }

    @Test
    void shouldFireEarlierWhenTheRecordMovesTheDateForward() {
        stream.own(expiring(NOON.plus(Duration.ofDays(9)), 1));
        stream.own(expiring(NOON.plus(Duration.ofHours(2)), 2));
        stream.jump(Duration.ofMinutes(61));
        assertThat(stream.opened()).hasSize(1);
    }

    @Test
    void shouldHaveNoTimerOnceTheRecordIsDeleted() {
        stream.own(expiring(NOON.plus(Duration.ofHours(2)), 1));
        assertThat(rowsOf(Names.DEADLINES)).isEqualTo(1);
        stream.own(null);
        assertThat(rowsOf(Names.DEADLINES)).isZero();
        assertThat(rowsOf(Names.CASE_INDEX)).isZero();
        stream.jump(Duration.ofHours(3));
        assertThat(stream.opened()).isEmpty();
    }

    @Test
    void shouldCountARecordUnderItsOwnIdAloneAndNotUnderItsOtherNames() {
        stream.ownUnder("aws:user:deploy", expiring(NOON.plus(Duration.ofHours(2)), 1));
        assertThat(rowsOf(Names.DEADLINES)).isZero();
        stream.jump(Duration.ofHours(2));
        assertThat(stream.opened()).isEmpty();
    }

    @Test
    void shouldWriteNoRowForRecordsWithoutADate() {
        IntStream.range(0, 100)
                .mapToObj(number -> "aws:access-key:" + number)
                .forEach(key -> stream.ownUnder(key, Organisation.ownershipOf(key, "payments", 1)));
        assertThat(rowsOf(Names.DEADLINES)).isZero();
        assertThat(rowsOf(Names.CASE_INDEX)).isZero();
    }

    @Test
    void shouldLookForTheOwnerOfAnIdentityThatNobodyOwnsToo() {
        stream.own(Ownership.newBuilder(expiring(NOON.plus(Duration.ofHours(2)), 1))
                .clearOwner()
                .build());
        stream.jump(Duration.ofMinutes(61));
        assertThat(stream.opened()).extracting(EscalationEvent::getCaseKind).containsExactly("alert", "find-owner");
    }

    @Test
    void shouldNotCallADatePassedARepeatedExposure() {
        stream.own(expiring(NOON.plus(Duration.ofHours(2)), 1));
        stream.jump(Duration.ofMinutes(61));
        stream.own(expiring(NOON.plus(Duration.ofHours(5)), 2));
        stream.jump(Duration.ofHours(4));
        assertThat(stream.opened()).hasSize(2);
        assertThat(stream.state(stream.opened().getLast().getCaseId()).getRepeats())
                .isEmpty();
    }

    @Test
    void shouldFireManyTimersOfOneInstantInSlicesAndLoseNone() {
        int identities = 2_500;
        IntStream.range(0, identities)
                .mapToObj(number -> "aws:access-key:" + number)
                .forEach(key -> {
                    stream.ownUnder(
                            key,
                            Ownership.newBuilder(Organisation.ownershipOf(key, "payments", 1))
                                    .setRotationDue(NOON.plus(Duration.ofHours(1)))
                                    .build());
                });
        stream.jump(Duration.ofHours(1));
        for (int wakeUps = 0; wakeUps < 500 && stream.opened().size() < identities; wakeUps++) {
            stream.jump(Duration.ofMillis(10));
        }
        assertThat(stream.opened()).hasSize(identities);
    }

    private CaseState onlyCase() {
        assertThat(stream.opened()).hasSize(1);
        CaseState state = stream.state(stream.opened().getFirst().getCaseId());
        assertThat(state.getState()).isEqualTo(CaseStateName.open);
        return state;
    }

    private List<String> classes() {
        return stream.opened().stream()
                .map(event -> event.getAlert().getAlertClass())
                .toList();
    }

    private long rowsOf(String name) {
        KeyValueStore<Bytes, byte[]> store = stream.store(name);
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            long rows = 0;
            while (all.hasNext()) {
                all.next();
                rows++;
            }
            return rows;
        }
    }

    private static Ownership expiring(Instant expiresAt, long position) {
        return Ownership.newBuilder(ownership("payments", position))
                .setCredentialExpiresAt(expiresAt)
                .setWarnBeforeExpirySeconds(WARNING.toSeconds())
                .build();
    }

    private static Ownership rotationDue(Instant due, long position) {
        return Ownership.newBuilder(ownership("payments", position))
                .setRotationDue(due)
                .build();
    }
}
