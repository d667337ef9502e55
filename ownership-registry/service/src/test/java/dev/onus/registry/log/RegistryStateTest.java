package dev.onus.registry.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.registry.log.Outcome.Accepted;
import dev.onus.registry.log.Outcome.Refused;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RegistryStateTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final RecordKey TEAM = new RecordKey("Team", "payments");

    private final RegistryState state = new RegistryState();
    private long offset;

    private Outcome apply(ProposedChange... changes) {
        return apply("p" + offset, changes);
    }

    private Outcome apply(String id, ProposedChange... changes) {
        Instant at = NOON.plusSeconds(offset);
        return state.apply(new Proposal(id, List.of(changes), "person:ana", null), offset++, at);
    }

    private static ProposedChange put(String name, @Nullable Long expected, String text) {
        return ProposedChange.put(new RecordKey("Team", name), expected, "{\"text\":\"" + text + "\"}");
    }

    private static ProposedChange identity(String name, String... ids) {
        String aliases = String.join("\",\"", List.of(ids).subList(1, ids.length));
        String list = aliases.isEmpty() ? "" : "\"" + aliases + "\"";
        return ProposedChange.put(
                new RecordKey("Identity", name),
                null,
                "{\"spec\":{\"id\":\"" + ids[0] + "\",\"aliases\":[" + list + "]}}");
    }

    @Test
    void shouldSayOfAnIssuerThatItMovedWhenTheNumberOfWhatItIssuedPassesAStep() {
        apply(identity("app", "github:app:ci"));
        assertThat(moved(apply(issued("one")))).containsExactly("app=1");
        assertThat(moved(apply(issued("two")))).containsExactly("app=2");
        assertThat(moved(apply(issued("three"), issued("four")))).isEmpty();
        assertThat(moved(apply(issued("five")))).containsExactly("app=5");
        assertThat(moved(apply(ProposedChange.delete(new RecordKey("Identity", "five"), null))))
                .containsExactly("app=2");

        Accepted changed = (Accepted) apply(identity("app", "github:app:ci", "github:app:old"));
        assertThat(changed.moved()).isEmpty();
        assertThat(changed.issued()).containsEntry(new RecordKey("Identity", "app"), 2);
        assertThat(state.issuedBy("github:app:ci")).isEqualTo(2);
    }

    private static List<String> moved(Outcome outcome) {
        Accepted accepted = (Accepted) outcome;
        return accepted.moved().stream()
                .map(version -> version.key().name() + "=" + accepted.issued().get(version.key()))
                .toList();
    }

    private static ProposedChange issued(String name) {
        return ProposedChange.put(
                new RecordKey("Identity", name),
                null,
                "{\"spec\":{\"id\":\"github:token:" + name + "\",\"issuer\":\"GitHub:app:ci\"}}");
    }

    @Test
    void shouldCountVersionsFromOneAndOnThroughADeletion() {
        apply(put("payments", 0L, "one"));
        apply(put("payments", 1L, "two"));
        apply(ProposedChange.delete(TEAM, 2L));
        Outcome again = apply(put("payments", 0L, "three"));

        assertThat(again).isInstanceOf(Accepted.class);
        assertThat(state.versions(TEAM)).extracting(RecordVersion::version).containsExactly(1L, 2L, 3L, 4L);
        assertThat(state.versions(TEAM)).extracting(RecordVersion::sequence).containsExactly(0L, 1L, 2L, 3L);
        assertThat(state.currentVersion(TEAM)).isEqualTo(4);
    }

    @Test
    void shouldRefuseAllWhenOneVersionIsNotAsExpected() {
        apply(put("payments", 0L, "one"));

        Outcome outcome = apply(put("ledger", 0L, "new"), put("payments", 7L, "two"));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusals())
                                .containsExactly(new Refusal.VersionConflict(TEAM, 7, 1)));
        assertThat(state.current(new RecordKey("Team", "ledger"))).isEmpty();
    }

    @Test
    void shouldMakeNoVersionOfWhatIsAlreadySo() {
        apply(put("payments", 0L, "one"));

        Outcome outcome = apply(put("payments", null, "one"));

        assertThat(((Accepted) outcome).made()).isEmpty();
        assertThat(state.currentVersion(TEAM)).isEqualTo(1);
    }

    @Test
    void shouldGiveARepeatedProposalItsFirstOutcome() {
        Outcome first = apply("same", put("payments", 0L, "one"));
        Outcome second = apply("same", put("payments", 0L, "one"));

        assertThat(second).isEqualTo(first);
        assertThat(state.versions(TEAM)).hasSize(1);
        assertThat(state.nextOffset()).isEqualTo(2);
    }

    @Test
    void shouldShowARecordAsItWasAtAnInstant() {
        apply(put("payments", 0L, "one"));
        apply(put("payments", 1L, "two"));
        apply(ProposedChange.delete(TEAM, 2L));

        assertThat(state.at(TEAM, NOON.minusSeconds(1))).isEmpty();
        assertThat(state.at(TEAM, NOON).map(RecordVersion::version)).contains(1L);
        assertThat(state.at(TEAM, NOON.plusSeconds(1)).map(RecordVersion::version))
                .contains(2L);
        assertThat(state.at(TEAM, NOON.plusSeconds(9))).isEmpty();
    }

    @Test
    void shouldLetOneIdentityHaveAnIdOnly() {
        apply(identity("a", "aws:role:one", "aws:user:shared"));

        Outcome second = apply(identity("b", "AWS:user:shared"));

        assertThat(second).isInstanceOf(Refused.class);
        assertThat(state.holderOf("aws:user:shared")).contains("a");
    }

    @Test
    void shouldLetAnAliasMoveWithinOneProposal() {
        apply(identity("a", "aws:role:one", "aws:user:shared"));

        Outcome moved = apply(identity("b", "aws:role:two", "aws:user:shared"), identity("a", "aws:role:one"));

        assertThat(moved).isInstanceOf(Accepted.class);
        assertThat(state.holderOf("aws:user:shared")).contains("b");
        assertThat(state.holderOf("aws:role:one")).contains("a");
    }

    @Test
    void shouldFreeTheIdsOfADeletedIdentity() {
        apply(identity("a", "aws:role:one"));
        apply(ProposedChange.delete(new RecordKey("Identity", "a"), null));

        assertThat(apply(identity("b", "aws:role:one"))).isInstanceOf(Accepted.class);
    }
}
