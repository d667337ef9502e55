package dev.onus.registry.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.registry.log.Outcome.Accepted;
import dev.onus.registry.model.Directory;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a replay is told of the registry's records. */
class RecordHistoryTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final RegistryState state = new RegistryState();
    private long offset;

    @Test
    void shouldBeginWithTheRecordsAsTheyStoodAndGoOnWithEachChange() {
        apply(person("ana", "Europe/Berlin"));
        apply(person("ana", "Asia/Tokyo"));
        apply(person("ana", "America/Lima"));

        RecordHistory history = since(NOON.plusSeconds(1));

        assertThat(history.directories().keySet()).containsExactly(NOON.plusSeconds(1), NOON.plusSeconds(2));
        assertThat(zone(history.directories().firstEntry().getValue())).isEqualTo("Asia/Tokyo");
        assertThat(zone(history.directories().lastEntry().getValue())).isEqualTo("America/Lima");
    }

    @Test
    void shouldBeginEmptyBeforeTheFirstRecord() {
        apply(person("ana", "Europe/Berlin"));

        RecordHistory history = since(NOON.minusSeconds(60));

        assertThat(history.directories().firstEntry().getValue().person("ana")).isEmpty();
        assertThat(history.directories().lastEntry().getValue().person("ana")).isPresent();
    }

    @Test
    void shouldGiveTheIdentitiesThatStoodAsOneAndThenWhatWasDone() {
        apply(identity("one", "test:token:one"), identity("two", "test:token:two"));
        apply(deleted("two"));
        apply(identity("three", "test:token:three"));

        RecordHistory history = since(NOON.plusSeconds(1));

        assertThat(history.identities()).hasSize(2);
        assertThat(names(history.identities().getFirst())).containsExactly("one");
        assertThat(names(history.identities().getLast())).containsExactly("three");
    }

    @Test
    void shouldRememberHowManyAnIssuerHadIssuedAtTheBeginning() {
        apply(identity("app", "github:app:ci"));
        apply(issued("first"), issued("second"));

        Accepted standing = since(NOON.plusSeconds(5)).identities().getFirst();

        assertThat(standing.issued()).containsEntry(new RecordKey("Identity", "app"), 2);
    }

    @Test
    void shouldForgetWhatAnIssuerHadIssuedWhenThatIsGone() {
        apply(identity("app", "github:app:ci"));
        apply(issued("first"), issued("second"));
        apply(deleted("first"), deleted("second"));

        Accepted standing = since(NOON.plusSeconds(5)).identities().getFirst();

        assertThat(standing.issued().getOrDefault(new RecordKey("Identity", "app"), 0))
                .isZero();
    }

    @Test
    void shouldForgetWhatAnIssuerHadIssuedWhenTheIssuerIsGone() {
        apply(identity("app", "github:app:ci"));
        apply(issued("first"));
        apply(deleted("app"));

        Accepted standing = since(NOON.plusSeconds(5)).identities().getFirst();

        assertThat(standing.issued()).doesNotContainKey(new RecordKey("Identity", "app"));
    }

    @Test
    void shouldHaveTheRecordsAsTheyStoodAlsoWhenNothingHasChangedSince() {
        apply(person("ana", "Asia/Tokyo"));

        RecordHistory history = since(NOON.plusSeconds(60));

        assertThat(history.directories().keySet()).containsExactly(NOON.plusSeconds(60));
        assertThat(zone(history.directories().firstEntry().getValue())).isEqualTo("Asia/Tokyo");
    }

    private RecordHistory since(Instant from) {
        return RecordHistory.of(state.acceptedBetween(0, state.nextOffset()), from);
    }

    private static String zone(Directory directory) {
        return directory.person("ana").orElseThrow().spec().zone().getId();
    }

    private static List<String> names(Accepted accepted) {
        return accepted.made().stream()
                .map(change -> change.after().key().name())
                .toList();
    }

    private void apply(ProposedChange... changes) {
        Instant at = NOON.plusSeconds(offset);
        Outcome outcome = state.apply(new Proposal("p" + offset, List.of(changes), "person:ana", null), offset++, at);
        assertThat(Objects.requireNonNull(outcome)).isInstanceOf(Accepted.class);
    }

    private static ProposedChange person(String name, String zone) {
        return ProposedChange.put(
                new RecordKey("Person", name),
                null,
                "{\"kind\":\"Person\",\"metadata\":{\"name\":\"" + name + "\"},\"spec\":{\"timeZone\":\"" + zone
                        + "\"}}");
    }

    private static ProposedChange identity(String name, String id) {
        return ProposedChange.put(new RecordKey("Identity", name), null, "{\"spec\":{\"id\":\"" + id + "\"}}");
    }

    private static ProposedChange deleted(String name) {
        return ProposedChange.delete(new RecordKey("Identity", name), null);
    }

    private static ProposedChange issued(String name) {
        return ProposedChange.put(
                new RecordKey("Identity", name),
                null,
                "{\"spec\":{\"id\":\"github:token:" + name + "\",\"issuer\":\"github:app:ci\"}}");
    }
}
