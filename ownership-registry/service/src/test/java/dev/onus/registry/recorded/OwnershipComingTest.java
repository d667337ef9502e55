package dev.onus.registry.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.kafka.RoutedPartition;
import dev.onus.escalation.replay.ReplayInput;
import dev.onus.registry.log.Outcome.Accepted;
import dev.onus.registry.log.Proposal;
import dev.onus.registry.log.ProposedChange;
import dev.onus.registry.log.RecordKey;
import dev.onus.registry.log.RegistryState;
import dev.onus.registry.model.Identity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rows that the stream heard under each name of an identity, worked out from what the log has accepted. */
class OwnershipComingTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final RegistryState state = new RegistryState();
    private long offset;

    @Test
    void shouldComeUnderEachNameAndGoUnderTheNameThatIsGivenUp() {
        apply(identity("one", "test:token:one", "test:user:elder"));
        apply(identity("one", "test:token:one", "test:user:newer"));

        assertThat(texts(rows(NOON)))
                .containsExactly(
                        "0 test:token:one=one",
                        "0 test:user:elder=one",
                        "1 test:user:elder=nobody",
                        "1 test:token:one=one",
                        "1 test:user:newer=one");
    }

    @Test
    void shouldGoUnderAllNamesWhenItIsDeleted() {
        apply(identity("one", "test:token:one", "test:user:elder"));
        apply(ProposedChange.delete(new RecordKey("Identity", "one"), null));

        assertThat(texts(rows(NOON)).subList(2, 4))
                .containsExactlyInAnyOrder("1 test:token:one=nobody", "1 test:user:elder=nobody");
    }

    @Test
    void shouldNotGoUnderANameThatAnotherTakesOverInTheSameProposal() {
        apply(identity("one", "test:token:one", "test:user:shared"));
        apply(identity("one", "test:token:one"), identity("two", "test:token:two", "test:user:shared"));

        assertThat(texts(rows(NOON))).contains("1 test:user:shared=two").doesNotContain("1 test:user:shared=nobody");
    }

    @Test
    void shouldTellAnIssuerHowManyItHasIssuedThoughItsRecordIsTheSame() {
        apply(identity("app", "test:app:ci"));
        apply(issued("first"), issued("second"));

        OwnershipComing.Row moved = rows(NOON).stream()
                .filter(row -> row.key().value().equals("test:app:ci"))
                .toList()
                .getLast();

        assertThat(moved.position())
                .as("news to the cases that have seen the record")
                .isEqualTo(1);
        assertThat(identity(moved).orElseThrow().issued()).isEqualTo(2);
    }

    @Test
    void shouldCountWhatIsOlderAsComeAtTheBeginning() {
        apply(identity("one", "test:token:one"));

        Instant begin = NOON.plusSeconds(60);

        assertThat(rows(begin)).extracting(OwnershipComing.Row::at).containsExactly(begin);
    }

    @Test
    void shouldGiveEachPartitionItsOwnNames() {
        apply(identity("one", "test:token:one", "test:user:a", "test:user:b", "test:user:c", "test:user:d"));

        List<List<OwnershipComing.Row>> rows = OwnershipComing.byPartition(accepted(), NOON, 4);

        assertThat(rows).hasSize(4);
        for (int partition = 0; partition < 4; partition++) {
            int expected = partition;
            assertThat(rows.get(partition))
                    .allMatch(row -> RoutedPartition.of(row.key().value(), 4) == expected);
        }
        assertThat(rows.stream().mapToInt(List::size).sum()).isEqualTo(5);
    }

    private List<OwnershipComing.Row> rows(Instant begin) {
        return OwnershipComing.byPartition(accepted(), begin, 1).getFirst();
    }

    private List<Accepted> accepted() {
        return state.acceptedBetween(0, state.nextOffset());
    }

    private static List<String> texts(List<OwnershipComing.Row> rows) {
        return rows.stream()
                .map(row -> row.at().getEpochSecond() - NOON.getEpochSecond() + " " + row.key() + "="
                        + row.version().map(version -> version.key().name()).orElse("nobody"))
                .toList();
    }

    private static Optional<Identity> identity(OwnershipComing.Row row) {
        return ((ReplayInput.OwnershipCame) row.input()).identity();
    }

    private void apply(ProposedChange... changes) {
        Instant at = NOON.plusSeconds(offset);
        var outcome = state.apply(new Proposal("p" + offset, List.of(changes), "person:ana", null), offset++, at);
        assertThat(outcome).isInstanceOf(Accepted.class);
    }

    private static ProposedChange identity(String name, String id, String... aliases) {
        String list = aliases.length == 0 ? "" : "\"" + String.join("\",\"", aliases) + "\"";
        return put(name, "\"id\":\"" + id + "\",\"aliases\":[" + list + "]");
    }

    private static ProposedChange issued(String name) {
        return put(name, "\"id\":\"test:token:" + name + "\",\"issuer\":\"test:app:ci\"");
    }

    private static ProposedChange put(String name, String spec) {
        return ProposedChange.put(
                new RecordKey("Identity", name),
                null,
                "{\"kind\":\"Identity\",\"metadata\":{\"name\":\"" + name + "\"},\"spec\":{" + spec + "}}");
    }
}
