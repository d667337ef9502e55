package dev.onus.registry.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** OWN-15: what breaks is computed from the graph of dependencies; an unknown radius stays unknown. */
class BlastRadiusTest {
    private static final String ID = "aws:access-key:AKIAEXAMPLE";

    @Test
    void shouldCountWhatDependsOnItsDependentsHoweverFarAway() {
        DirectorySnapshot directory = systems(Map.of(
                "checkout", List.of("settlement"), "shop", List.of("checkout"), "elsewhere", List.of("weather")));

        BlastRadius radius = BlastRadius.of(identity(Map.of("dependents", List.of("settlement"))), directory);

        assertThat(radius.breaks()).containsExactly("settlement", "checkout", "shop");
        assertThat(radius.radius()).hasValue(3);
    }

    @Test
    void shouldCountWhatDependsOnTheSystemsThatUseIt() {
        DirectorySnapshot directory = systems(Map.of("payments", List.of(), "shop", List.of("payments")));

        BlastRadius radius = BlastRadius.of(identity(Map.of("system", "payments", "blastRadius", 0)), directory);

        assertThat(radius.breaks()).containsExactly("shop");
        assertThat(radius.radius()).hasValue(1);
    }

    @Test
    void shouldCountWhatItHasIssuedAndNotName() {
        Identity issuer = identity(Map.of("dependents", List.of("settlement"))).issuing(20);

        BlastRadius radius = BlastRadius.of(issuer, DirectorySnapshot.empty());

        assertThat(radius.breaks()).containsExactly("settlement");
        assertThat(radius.radius()).hasValue(21);
        assertThat(Inherited.from(issuer, DirectorySnapshot.empty()).blastRadius())
                .hasValue(21);
        assertThat(BlastRadius.of(identity(Map.of()).issuing(20), DirectorySnapshot.empty())
                        .radius())
                .as("nobody wrote down what depends on it")
                .isEmpty();
    }

    @Test
    void shouldCountTheIdentitiesThatNameItAsTheirIssuer() {
        IdentityBook book = IdentityBook.empty().with("issuer", 1, identity(Map.of()));
        for (int number = 0; number < 7; number++) {
            Map<String, Object> issued = Map.of("id", "github:token:" + number, "issuer", ID);
            book = book.with("token-" + number, 1, identity(issued));
        }
        assertThat(book.named("issuer").orElseThrow().spec().issued()).isEqualTo(5);

        book = book.with("token-0", 2, identity(Map.of("id", "github:token:0")))
                .without("token-1")
                .without("token-2");
        assertThat(book.identity(ID).orElseThrow().spec().issued()).isEqualTo(2);
        assertThat(book.named("token-3").orElseThrow().spec().issued()).isZero();
    }

    @Test
    void shouldTellHowManyInStepsThatMissNoBand() {
        assertThat(IntStream.of(0, 1, 2, 4, 5, 9, 10, 49, 50, 99, 100, 1_999, Integer.MAX_VALUE)
                        .map(IssuedCount::atLeast))
                .containsExactly(0, 1, 2, 2, 5, 5, 10, 20, 50, 50, 100, 1_000, 2_000_000_000);
    }

    @Test
    void shouldTakeTheWrittenRadiusAsAFloor() {
        assertThat(BlastRadius.of(
                                identity(Map.of("dependents", List.of("settlement"), "blastRadius", 40)),
                                DirectorySnapshot.empty())
                        .radius())
                .hasValue(40);
    }

    @Test
    void shouldStayUnknownWhileNobodyWroteDownWhatDependsOnIt() {
        DirectorySnapshot directory = systems(Map.of("shop", List.of("payments")));

        assertThat(BlastRadius.of(identity(Map.of("system", "payments")), directory)
                        .radius())
                .isEmpty();
    }

    @Test
    void shouldEndWhereSystemsDependOnEachOther() {
        DirectorySnapshot directory = systems(Map.of("one", List.of("other"), "other", List.of("one")));

        assertThat(BlastRadius.of(identity(Map.of("dependents", List.of("one"))), directory)
                        .breaks())
                .containsExactly("one", "other");
    }

    private static DirectorySnapshot systems(Map<String, List<String>> dependsOn) {
        DirectorySnapshot directory = DirectorySnapshot.empty();
        for (Map.Entry<String, List<String>> system : dependsOn.entrySet()) {
            directory = directory.with(
                    Kind.SYSTEM,
                    system.getKey(),
                    1,
                    Map.of(
                            "kind",
                            "System",
                            "metadata",
                            Map.of("name", system.getKey()),
                            "spec",
                            Map.of("dependsOn", system.getValue())));
        }
        return directory;
    }

    private static Identity identity(Map<String, Object> spec) {
        Map<String, Object> all = new HashMap<>(spec);
        all.putIfAbsent("id", ID);
        Reading reading = new RecordReader(UnknownFields.REFUSE)
                .read(Kind.IDENTITY, Map.of("kind", "Identity", "metadata", Map.of("name", "it"), "spec", all));
        return (Identity) ((Reading.Read) reading).spec();
    }
}
