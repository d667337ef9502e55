package dev.onus.registry.cases;

import static dev.onus.registry.cases.CaseFixtures.NOON;
import static dev.onus.registry.cases.CaseFixtures.event;
import static dev.onus.registry.cases.CaseFixtures.pageId;
import static dev.onus.registry.cases.CaseFixtures.pageRequested;
import static dev.onus.registry.cases.CaseFixtures.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.AnswerVerdict;
import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.EscalationEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the stream has let go of is not in the index, whichever topic is read first and however late. */
class ForgottenCasesTest {
    @TempDir
    Path directory;

    private final IndexFeed feed = new IndexFeed();
    private final Instant now = NOON.plus(Duration.ofDays(91));
    private CaseIndex index;

    @BeforeEach
    void open() {
        index = CaseIndex.open(directory);
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void shouldNotBringBackACaseWhoseTombstoneIsReadFirst() {
        CaseState closed = closed("c1");
        index.writer().states(feed.tombstone("c1"));

        index.writer().events(feed.event(pageRequested(closed, "ana", 1)));
        index.writer().events(feed.event(resolved(closed)));

        assertThat(index.find("c1")).isEmpty();
        assertThat(index.count(CaseStateName.resolved)).isZero();
        forgetOld(NOON.plusSeconds(1));
        assertThat(index.routingKey("c1")).isEmpty();
        assertThat(index.page(pageId(closed, "ana", 1))).isEmpty();
        assertThat(index.inbox("ana", 10)).isEmpty();
        assertThat(index.verdict("r-c1")).isEmpty();
        assertThat(index.timeline("c1", Optional.empty(), 10).items()).isEmpty();
    }

    @Test
    void shouldLetGoOfAClosedCaseByItselfWhenTheTombstoneIsGone() {
        CaseState closed = closed("c1");
        index.writer().events(feed.event(event(closed, "opened").build()));
        index.writer().events(feed.event(resolved(closed)));
        index.writer()
                .states(feed.state(CaseState.newBuilder(closed("c2"))
                        .setClosedAt(now.minus(Duration.ofDays(80)))
                        .build()));

        forgetOld(NOON.plus(Duration.ofDays(90)));
        assertThat(index.find("c1")).as("the stream may have stood still").isPresent();
        forgetOld(now);

        assertThat(index.find("c1")).isEmpty();
        assertThat(index.timeline("c1", Optional.empty(), 10).items()).isEmpty();
        assertThat(index.list(CaseFilter.ANY, CaseOrder.NEWEST, Optional.empty(), 10)
                        .items())
                .extracting(CaseState::getId)
                .containsExactly("c2");
        assertThat(index.count(CaseStateName.resolved)).isOne();
    }

    @Test
    void shouldLetGoOfACaseThatEndedAndWasForgottenWhileNobodyRead() {
        CaseState open = state("c1").setRevision(3).build();
        index.writer().states(feed.state(open));
        CaseState closed = CaseState.newBuilder(open)
                .setRevision(5)
                .setState(CaseStateName.resolved)
                .build();

        index.writer().events(feed.event(event(closed, "resolved").build()));
        forgetOld(now);

        assertThat(index.find("c1")).isEmpty();
        assertThat(index.count(CaseStateName.open)).isZero();
        assertThat(index.routingKey("c1")).isEmpty();
    }

    @Test
    void shouldKeepACaseWhoseRiskWasAcceptedUntilItIsLookedAtAgain() {
        CaseState accepted = CaseState.newBuilder(closed("c1"))
                .setOutcome("risk-accepted")
                .setRiskExpiresAt(NOON.plus(Duration.ofDays(300)))
                .build();
        index.writer().events(feed.event(event(accepted, "resolved").build()));
        index.writer().states(feed.state(accepted));

        forgetOld(NOON.plus(Duration.ofDays(200)));

        assertThat(index.find("c1")).contains(accepted);
        assertThat(index.timeline("c1", Optional.empty(), 10).items()).hasSize(1);
    }

    @Test
    void shouldKeepACaseThatWasOpenedAgain() {
        index.writer().events(feed.event(resolved(closed("c1"))));
        CaseState again = state("c1").setRevision(9).build();
        index.writer().states(feed.state(again));

        forgetOld(now);

        assertThat(index.find("c1")).contains(again);
        assertThat(index.timeline("c1", Optional.empty(), 10).items()).hasSize(1);
    }

    @Test
    void shouldGiveTheVerdictOnAnAnswerToACaseThatIsGone() {
        index.writer().states(feed.tombstone("c1"));
        EscalationEvent unknown = EscalationEvent.newBuilder(CaseFixtures.verdict(
                        state("c1").setRevision(0).build(), "unknown", "r9", "resolve", AnswerVerdict.unknown))
                .setCaseKind("unknown")
                .setState(CaseStateName.unknown)
                .clearCase$()
                .build();

        index.writer().events(feed.event(unknown));
        forgetOld(NOON.plus(Duration.ofDays(80)));
        assertThat(index.verdict("r9")).isPresent();

        forgetOld(now);
        assertThat(index.verdict("r9")).isEmpty();
        assertThat(index.routingKey("c1")).isEmpty();
    }

    @Test
    void shouldShowACaseThatOpensAgainUnderTheIdOfOneThatIsGone() {
        index.writer().states(feed.tombstone("c1", NOON.plusSeconds(100)));
        CaseState again = state("c1").setOpenedAt(NOON.plusSeconds(200)).build();

        index.writer().events(feed.event(resolved(closed("c1"))));
        index.writer().events(feed.event(event(again, "opened").build()));
        index.writer().states(feed.state(again));
        forgetOld(NOON.plusSeconds(300));

        assertThat(index.find("c1")).contains(again);
        assertThat(index.timeline("c1", Optional.empty(), 10).items())
                .extracting(EscalationEvent::getKind)
                .containsExactly("opened");
    }

    private void forgetOld(Instant at) {
        for (boolean more = true; more; ) {
            more = index.writer().forgetOld(at);
        }
    }

    private static CaseState closed(String id) {
        return state(id)
                .setRevision(2)
                .setState(CaseStateName.resolved)
                .setClosedAt(NOON)
                .build();
    }

    private static EscalationEvent resolved(CaseState closed) {
        return CaseFixtures.verdict(closed, "resolved", "r-" + closed.getId(), "resolve", AnswerVerdict.applied);
    }
}
