package dev.onus.escalation.stream;

import static dev.onus.escalation.stream.Organisation.alertOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.CredentialStatus;
import dev.onus.contracts.Ownership;
import dev.onus.contracts.SeverityLevel;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

/** A storm grows worse and ends, and its children with it or apart (ESC-8). */
class StormLifeTest extends StormScenes {
    @Test
    void shouldEndItsChildrenWithItAndLeaveAloneWhatEndedApart() {
        alerts(ISSUER, 0, 450);
        CaseState apart = children(ISSUER).getFirst();
        resolve(apart, "false-positive");

        resolve(storm(ISSUER), "condition-ended");
        stream.advance(PATIENCE.multipliedBy(20));

        assertThat(children(ISSUER)).allMatch(child -> child.getState() == CaseStateName.resolved);
        assertThat(stream.state(apart.getId()).getOutcome()).isEqualTo("false-positive");
        assertThat(children(ISSUER).stream().filter(child -> "condition-ended".equals(child.getOutcome())))
                .hasSize(449);
        assertThat(paged()).containsExactly("bo");
    }

    @Test
    void shouldTellItsChildrenOfItsEndLaterWhenThatFailsAtFirst() {
        alerts(ISSUER, 0, 6);
        stream.advance(PATIENCE);
        resolve(storm(ISSUER), "condition-ended");
        KeyValueStore<Bytes, byte[]> index = stream.store(Names.CASE_INDEX);
        byte[] issuer = ISSUER.getBytes(StandardCharsets.UTF_8);
        Bytes family = Bytes.wrap(ByteBuffer.allocate(1 + Short.BYTES + issuer.length)
                .put((byte) 'g')
                .putShort((short) issuer.length)
                .put(issuer)
                .array());
        byte[] row = index.get(family);
        index.put(family, new byte[] {0, 0, 0, 9});

        stream.advance(PATIENCE);
        assertThat(stream.meters.counter("onus.stream.deadlines.parked").count())
                .isEqualTo(1);
        assertThat(children(ISSUER)).noneMatch(child -> child.getState() == CaseStateName.resolved);

        index.put(family, row);
        stream.advance(DueDesk.PARKED_FOR.plus(PATIENCE));
        assertThat(children(ISSUER)).hasSize(6).allMatch(child -> child.getState() == CaseStateName.resolved);
    }

    @Test
    void shouldLetItsChildrenGoOnByThemselvesWhenItWasNone() {
        alerts(ISSUER, 0, 6);
        resolve(storm(ISSUER), "false-positive");
        stream.advance(PATIENCE);

        assertThat(children(ISSUER)).allMatch(child -> child.getState() == CaseStateName.open);
        assertThat(paged()).containsExactly("bo", "ana", "ana", "ana", "ana", "ana", "ana");
    }

    @Test
    void shouldBeRaisedByAChildThatIsWorse() {
        alerts(ISSUER, 0, 6);
        assertThat(storm(ISSUER).getSeverity()).isEqualTo(SeverityLevel.high);

        stream.ownUnder("github:token:7", child(ISSUER, "github:token:7", 8));
        stream.alert(alertOf("github:token:7", "worse")
                .setSeverity(SeverityLevel.critical)
                .build());

        assertThat(storm(ISSUER).getSeverity()).isEqualTo(SeverityLevel.critical);
        assertThat(stream.last("severity-raised").getCaseId())
                .isEqualTo(storm(ISSUER).getId());
    }

    @Test
    void shouldBeRaisedWhenAChildBecomesWorse() {
        alerts(ISSUER, 0, 6);

        stream.alert(alertOf(key(ISSUER, 2), "again")
                .setSeverity(SeverityLevel.critical)
                .build());
        stream.advance(PATIENCE);

        assertThat(storm(ISSUER).getSeverity()).isEqualTo(SeverityLevel.critical);
        assertThat(paged()).doesNotContain("ana");
    }

    @Test
    void shouldTakeWhatComesLaterIntoTheStormForAsLongAsItIsOpen() {
        alerts(ISSUER, 0, 5);
        stream.advance(Duration.ofMinutes(3));
        alerts(ISSUER, 5, 6);
        stream.advance(PATIENCE);
        assertThat(paged()).containsExactly("bo");

        String first = storm(ISSUER).getId();
        resolve(storm(ISSUER), "condition-ended");
        alerts(ISSUER, 10, 15);
        stream.advance(PATIENCE);

        assertThat(paged()).containsExactly("bo", "bo");
        assertThat(storm(ISSUER).getId()).isNotEqualTo(first);
    }

    @Test
    void shouldTakeNewChildrenOnceItIsReopened() {
        alerts(ISSUER, 0, 5);
        resolve(storm(ISSUER), "condition-ended");
        stream.advance(PATIENCE);

        reopen(storm(ISSUER));
        alerts(ISSUER, 10, 12);
        stream.advance(PATIENCE);

        CaseState storm = storm(ISSUER);
        assertThat(storm.getState()).isEqualTo(CaseStateName.open);
        assertThat(children(ISSUER).stream().filter(child -> storm.getId().equals(child.getStorm())))
                .as("what comes later, and nothing that ended with it")
                .hasSize(2);
        assertThat(paged()).containsExactly("bo", "bo");
    }

    @Test
    void shouldKeepTheChildrenThatHaveNotBeenToldOfItsEndWhenItIsReopened() {
        alerts(ISSUER, 0, 450);
        String storm = storm(ISSUER).getId();

        resolve(storm(ISSUER), "condition-ended");
        reopen(storm(ISSUER));
        alerts(ISSUER, 450, 500);
        stream.advance(PATIENCE.multipliedBy(20));

        assertThat(children(ISSUER))
                .hasSize(500)
                .allMatch(child -> child.getState() == CaseStateName.open && storm.equals(child.getStorm()));
        assertThat(storm(ISSUER).getChildren()).isEqualTo(500);
        assertThat(paged()).containsExactly("bo", "bo");

        resolve(storm(ISSUER), "condition-ended");
        stream.advance(PATIENCE.multipliedBy(20));
        assertThat(children(ISSUER)).allMatch(child -> child.getState() == CaseStateName.resolved);
    }

    @Test
    void shouldLookForTheOwnerOfAChildOnlyWhenItGoesOnByItself() {
        for (int number = 0; number < 5; number++) {
            String key = key(ISSUER, number);
            stream.ownUnder(
                    key,
                    Ownership.newBuilder(child(ISSUER, key, number + 10))
                            .setOwner(null)
                            .setBackup(null)
                            .build());
            stream.alert(alertOf(key, key).build());
        }
        stream.advance(PATIENCE);
        assertThat(kindsOfCases()).doesNotContain("find-owner");

        resolve(storm(ISSUER), "false-positive");
        stream.advance(PATIENCE);

        assertThat(kindsOfCases()).filteredOn("find-owner"::equals).hasSize(5);
    }

    @Test
    void shouldPageAgainWhenAChildIsSeenActiveAfterItWasContained() {
        alerts(ISSUER, 0, 6);
        contain(storm(ISSUER));
        stream.advance(PATIENCE);
        assertThat(storm(ISSUER).getState()).isEqualTo(CaseStateName.contained);

        alerts(ISSUER, 6, 7);
        stream.advance(PATIENCE);
        assertThat(storm(ISSUER).getState())
                .as("nothing is known of its credential")
                .isEqualTo(CaseStateName.contained);

        stream.ownUnder(key(ISSUER, 7), child(ISSUER, key(ISSUER, 7), 17));
        stream.alert(alertOf(key(ISSUER, 7), "used")
                .setCredentialState(CredentialStatus.active)
                .build());
        stream.advance(PATIENCE);

        assertThat(storm(ISSUER).getState()).isEqualTo(CaseStateName.open);
        assertThat(paged()).containsExactly("bo", "bo");
    }

    @Test
    void shouldPageAgainWhenOneThatFollowsItIsSeenActiveAfterItWasContained() {
        alerts(ISSUER, 0, 6);
        contain(storm(ISSUER));
        stream.advance(PATIENCE);

        stream.alert(alertOf(key(ISSUER, 2), "used")
                .setCredentialState(CredentialStatus.active)
                .build());
        stream.advance(PATIENCE);

        assertThat(storm(ISSUER).getState()).isEqualTo(CaseStateName.open);
        assertThat(paged()).containsExactly("bo", "bo");
    }
}
