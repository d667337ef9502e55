package dev.onus.registry.cases;

import static dev.onus.registry.cases.CaseFixtures.event;
import static dev.onus.registry.cases.CaseFixtures.pageId;
import static dev.onus.registry.cases.CaseFixtures.pageRequested;
import static dev.onus.registry.cases.CaseFixtures.pageWithdrawn;
import static dev.onus.registry.cases.CaseFixtures.state;
import static dev.onus.registry.cases.CaseFixtures.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.onus.contracts.Actor;
import dev.onus.contracts.AnswerVerdict;
import dev.onus.contracts.CaseState;
import dev.onus.contracts.CaseStateName;
import dev.onus.contracts.EscalationEvent;
import dev.onus.contracts.Receipt;
import dev.onus.contracts.Response;
import dev.onus.contracts.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseIndexTest {
    @TempDir
    Path directory;

    private final IndexFeed feed = new IndexFeed();
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
    void shouldKeepTheNewerRevisionWhicheverTopicItComesBy() {
        CaseState second =
                state("c1").setRevision(2).setState(CaseStateName.acknowledged).build();
        index.writer().events(feed.event(verdict(second, "acknowledged", "r1", "acknowledge", AnswerVerdict.applied)));

        index.writer().states(feed.state(state("c1").setRevision(1).build()));

        assertThat(index.find("c1")).map(CaseState::getState).contains(CaseStateName.acknowledged);
        assertThat(index.count(CaseStateName.open)).isZero();
        assertThat(index.count(CaseStateName.acknowledged)).isOne();
    }

    @Test
    void shouldKeepTheTimelineInTheOrderOfTheLogAndPageThroughIt() {
        CaseState opened = state("c1").build();
        for (String kind : new String[] {"opened", "page-delivered", "escalated", "note"}) {
            index.writer().events(feed.event(event(opened, kind).build()));
        }

        Part<EscalationEvent> first = index.timeline("c1", Optional.empty(), 3);
        Part<EscalationEvent> rest = index.timeline("c1", first.next(), 3);

        assertThat(first.items())
                .extracting(EscalationEvent::getKind)
                .containsExactly("opened", "page-delivered", "escalated");
        assertThat(rest.items()).extracting(EscalationEvent::getKind).containsExactly("note");
        assertThat(rest.next()).isEmpty();
    }

    @Test
    void shouldListTheChildrenOfAStormNewestFirstAndPageThroughThem() {
        for (int number = 1; number <= 5; number++) {
            index.writer().states(feed.state(child("c" + number, "storm", number)));
        }
        index.writer().states(feed.state(child("other", "storm-2", 9)));

        Part<CaseState> first = index.childrenOf("storm", Optional.empty(), 3);
        Part<CaseState> rest = index.childrenOf("storm", first.next(), 3);

        assertThat(first.items()).extracting(CaseState::getId).containsExactly("c5", "c4", "c3");
        assertThat(rest.items()).extracting(CaseState::getId).containsExactly("c2", "c1");
        assertThat(rest.next()).isEmpty();
        assertThat(index.childrenOf("c1", Optional.empty(), 3).items()).isEmpty();
    }

    @Test
    void shouldStillListAChildThatEndedWithItsStormUntilItIsForgotten() {
        CaseState follows = child("c1", "storm", 1);
        CaseState ended = CaseState.newBuilder(follows)
                .clearStorm()
                .setState(CaseStateName.resolved)
                .setRevision(2)
                .build();
        index.writer().states(feed.state(ended));
        index.writer()
                .events(feed.event(event(follows, "linked").setCase$(follows).build()));

        assertThat(index.childrenOf("storm", Optional.empty(), 3).items())
                .as("also when its end is read before its beginning")
                .containsExactly(ended);

        CaseState elder = child("c0", "storm", 0);
        index.writer().states(feed.state(elder));
        index.writer().states(feed.tombstone("c1"));
        assertThat(index.childrenOf("storm", Optional.empty(), 1).items())
                .as("one that is forgotten takes no place")
                .containsExactly(elder);
    }

    private static CaseState child(String id, String storm, int secondsAfterNoon) {
        return state(id)
                .setStorm(storm)
                .setOpenedAt(CaseFixtures.NOON.plusSeconds(secondsAfterNoon))
                .build();
    }

    @Test
    void shouldShowAPageInTheInboxUntilTheLogWithdrawsIt() {
        CaseState opened = state("c1").build();
        index.writer().events(feed.event(pageRequested(opened, "ana", 1)));
        index.writer().events(feed.event(pageRequested(opened, "bo", 1)));
        assertThat(index.inbox("ana", 10)).extracting(Page::id).containsExactly(pageId(opened, "ana", 1));

        index.writer().events(feed.event(pageWithdrawn(opened, "ana", 1)));

        assertThat(index.inbox("ana", 10)).isEmpty();
        assertThat(index.inbox("bo", 10)).hasSize(1);
        assertThat(index.page(pageId(opened, "ana", 1)).orElseThrow().withdrawn())
                .isPresent();
    }

    @Test
    void shouldKnowAnAnswerOfAnyReplicaAsSentUntilItsVerdictComes() {
        CaseState after = state("c1").setRevision(2).build();

        index.writer().responses(feed.response(response("r1", "acknowledge")));
        index.writer().responses(feed.response(response("r2", "re-evaluate")));
        assertThat(index.isSent("r1")).isTrue();
        assertThat(index.isSent("r2")).isFalse();

        index.writer().events(feed.event(verdict(after, "acknowledged", "r1", "acknowledge", AnswerVerdict.applied)));
        assertThat(index.isSent("r1")).isFalse();
        index.writer().responses(feed.response(response("r1", "acknowledge")));
        assertThat(index.isSent("r1")).isFalse();
    }

    private static Response response(String id, String action) {
        return Response.newBuilder()
                .setResponseId(id)
                .setRoutingKey(CaseFixtures.IDENTITY)
                .setCaseId("c1")
                .setAction(action)
                .setActor(Actor.newBuilder().setPerson("ana").setVia("api").build())
                .setAt(Instant.EPOCH)
                .build();
    }

    @Test
    void shouldKnowThePageThatOnlyAReminderBrought() {
        CaseState taken = state("c1").setState(CaseStateName.acknowledged).build();
        EscalationEvent reminded = EscalationEvent.newBuilder(pageRequested(taken, "mo", 1))
                .setKind("reminded")
                .build();

        index.writer().events(feed.event(reminded));

        assertThat(index.page(pageId(taken, "mo", 1))).map(Page::person).contains("mo");
        assertThat(index.inbox("mo", 10)).hasSize(1);
    }

    @Test
    void shouldRefuseACursorThatIsNotOneOfOurs() {
        index.writer().states(feed.state(state("c1").build()));

        for (String cursor : new String[] {"zzz", "!!", "", "AAAAAAAAAAAA"}) {
            assertThatIllegalArgumentException()
                    .as(cursor)
                    .isThrownBy(() -> index.list(CaseFilter.ANY, CaseOrder.NEWEST, Optional.of(cursor), 10));
        }
    }

    @Test
    void shouldKeepTheFirstVerdictOfAnAnswerWithTheCaseAfterIt() {
        CaseState after =
                state("c1").setRevision(2).setState(CaseStateName.acknowledged).build();
        index.writer().events(feed.event(verdict(after, "acknowledged", "r1", "acknowledge", AnswerVerdict.applied)));
        index.writer()
                .events(feed.event(verdict(
                        state("c1").setRevision(3).build(), "stale", "r1", "acknowledge", AnswerVerdict.stale)));

        EscalationEvent kept = index.verdict("r1").orElseThrow();

        assertThat(kept.getResponse().getVerdict()).isEqualTo(AnswerVerdict.applied);
        assertThat(kept.getCase$()).isEqualTo(after);
    }

    @Test
    void shouldForgetEverythingAboutACaseThatTheStreamLetGo() {
        CaseState closed = state("c1").setState(CaseStateName.resolved).build();
        index.writer().events(feed.event(pageRequested(closed, "ana", 1)));
        index.writer().events(feed.event(verdict(closed, "resolved", "r1", "resolve", AnswerVerdict.applied)));

        index.writer().states(feed.tombstone("c1"));

        assertThat(index.find("c1")).isEmpty();
        assertThat(index.routingKey("c1")).isEmpty();
        assertThat(index.timeline("c1", Optional.empty(), 10).items()).isEmpty();
        assertThat(index.page(pageId(closed, "ana", 1))).isEmpty();
        assertThat(index.inbox("ana", 10)).isEmpty();
        assertThat(index.verdict("r1")).isEmpty();
        assertThat(index.list(CaseFilter.ANY, CaseOrder.NEWEST, Optional.empty(), 10)
                        .items())
                .isEmpty();
        assertThat(index.count(CaseStateName.resolved)).isZero();
    }

    @Test
    void shouldGoOnFromItsOffsetsAfterARestartAndCountAgain() {
        index.writer().states(feed.state(state("c1").build()));
        index.writer().states(feed.state(state("c2").build()));
        index.close();

        index = CaseIndex.open(directory);

        assertThat(index.writer().offsets(Topics.CASES.name())).containsExactlyEntriesOf(Map.of(3, 2L));
        assertThat(index.count(CaseStateName.open)).isEqualTo(2);
        assertThat(index.find("c2")).isPresent();
    }

    @Test
    void shouldBeEmptyAfterStartingOver() {
        index.writer().states(feed.state(state("c1").build()));

        index.writer().startOver();

        assertThat(index.find("c1")).isEmpty();
        assertThat(index.writer().offsets(Topics.CASES.name())).isEmpty();
        assertThat(index.count(CaseStateName.open)).isZero();
    }

    @Test
    void shouldNotUndoTheEndOfAReceiptByItsBeginning() {
        index.writer().receipts(feed.receipt(receipt("folded", true, "c1")));
        index.writer().receipts(feed.receipt(receipt("accepted", false, null)));
        index.writer().receipts(feed.receipt(receipt("ignored", true, null)));

        assertThat(index.receipt("q1")).map(Receipt::getOutcome).contains("folded");
    }

    @Test
    void shouldReplaceAnIgnoredReceiptByTheCaseOfThePartitionThatMatched() {
        index.writer().receipts(feed.receipt(receipt("ignored", true, null)));
        index.writer().receipts(feed.receipt(receipt("resolved", true, "c1")));

        assertThat(index.receipt("q1")).map(Receipt::getOutcome).contains("resolved");
    }

    private static Receipt receipt(String outcome, boolean last, @Nullable String caseId) {
        Receipt.Builder receipt = Receipt.newBuilder()
                .setId("q1")
                .setOutcome(outcome)
                .setSource("guardduty")
                .setIndex(0)
                .setAt(Instant.EPOCH.plusSeconds(1_000_000))
                .setFinal$(last);
        if (caseId != null) {
            receipt.setCaseId(caseId);
        }
        return receipt.build();
    }
}
