package dev.onus.escalation.stream;

import static dev.onus.escalation.stream.Organisation.KEY;
import static dev.onus.escalation.stream.Organisation.NOON;
import static dev.onus.escalation.stream.Organisation.alert;
import static dev.onus.escalation.stream.Organisation.alertOf;
import static dev.onus.escalation.stream.Organisation.ownership;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An alert never overtakes what its ingest had read of ownership and registry, nor waits for it long (G9). */
class ApplyThenAlertTest {
    private static final Duration A_MOMENT = Duration.ofMillis(50);

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
    void shouldOpenAtOnceWithTheOwnerThatArrivesWhileTheAlertWaits() {
        stream.alert(alertOf(KEY, "a1").setOwnershipOffset(0).build());
        stream.jump(A_MOMENT);
        assertThat(stream.events).isEmpty();

        stream.own(ownership("payments", 1));

        assertThat(stream.last("opened").getOwner()).isEqualTo("payments");
        assertThat(stream.kinds()).doesNotContain("owner-changed");
    }

    @Test
    void shouldOpenWithWhatIsKnownWhenTheWaitIsOver() {
        stream.alert(alertOf(KEY, "a1").setOwnershipOffset(0).build());
        for (Duration waited = Duration.ZERO;
                waited.compareTo(PostponedAlerts.LONGEST) <= 0;
                waited = waited.plus(A_MOMENT)) {
            stream.jump(A_MOMENT);
        }
        assertThat(stream.last("opened").getOwner()).isEqualTo("catch-all");
        assertThat(stream.last("opened").getAt()).isEqualTo(NOON.plusMillis(2));

        stream.own(ownership("payments", 1));
        assertThat(stream.last("owner-changed").getOwner()).isEqualTo("payments");
    }

    @Test
    void shouldKeepTheOrderOfAlertsOfOneKeyWhileTheFirstWaits() {
        stream.alert(alertOf(KEY, "a1").setOwnershipOffset(0).build());
        stream.alert(alert("a2"));
        stream.alert(alertOf("aws:access-key:OTHER", "b1").build());
        assertThat(stream.receipts)
                .singleElement()
                .satisfies(receipt -> assertThat(receipt.getAlertId()).isEqualTo("b1"));

        stream.own(ownership("payments", 1));

        assertThat(stream.receipts)
                .extracting(receipt -> receipt.getAlertId() + " " + receipt.getOutcome())
                .containsExactly("b1 case-opened", "a1 case-opened", "a2 folded");
    }

    @Test
    void shouldWaitForTheRegistryToo() {
        stream.own(ownership("payments", 1));
        stream.alert(alertOf(KEY, "a1")
                .setRegistryOffset(stream.registry.offset() + 1)
                .build());
        stream.jump(A_MOMENT);
        assertThat(stream.events).isEmpty();

        stream.register(Organisation.team("payments", 2, "mo", "bo"));
        stream.jump(A_MOMENT);

        assertThat(stream.last("page-requested").getPage().getPerson()).isEqualTo("bo");
    }

    @Test
    void shouldSayHowFarOwnershipAndRegistryAreApplied() {
        assertThat(stream.position.hasOwnership(0, 0)).isFalse();
        stream.own(ownership("payments", 1));
        assertThat(stream.position.hasOwnership(0, 0)).isTrue();
        assertThat(stream.position.hasOwnership(0, 1)).isFalse();
        assertThat(stream.position.hasRegistry(stream.registry.offset())).isTrue();
        assertThat(stream.position.hasRegistry(stream.registry.offset() + 1)).isFalse();
    }

    @Test
    void shouldKeepWaitingAlertsInAStoreSoThatACrashLosesNone() {
        stream.alert(alertOf(KEY, "a1").setOwnershipOffset(0).build());
        assertThat(stream.store(Names.POSTPONED).approximateNumEntries()).isEqualTo(1);
        stream.own(ownership("payments", 1));
        assertThat(stream.store(Names.POSTPONED).approximateNumEntries()).isZero();
    }
}
