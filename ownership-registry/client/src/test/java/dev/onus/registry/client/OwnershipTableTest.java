package dev.onus.registry.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.contracts.Ownership;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnershipTableTest {
    private final OwnershipTable table = new OwnershipTable();

    @Test
    void shouldFindAnIdentityByIdAndByAlias() {
        put(row("a:b:c", "a:b:alias"));

        assertThat(table.canonicalId("a:b:c")).contains("a:b:c");
        assertThat(table.canonicalId("A:B:alias")).contains("a:b:c");
        assertThat(table.find("a:b:alias").orElseThrow().spec().id()).hasToString("a:b:c");
        assertThat(table.canonicalId("a:b:other")).isEmpty();
        assertThat(table.size()).isEqualTo(1);
    }

    @Test
    void shouldForgetWhatWasDeleted() {
        put(row("a:b:c", "a:b:alias"));
        table.apply("a:b:alias", null);
        assertThat(table.canonicalId("a:b:alias")).isEmpty();
        assertThat(table.canonicalId("a:b:c")).isPresent();

        table.apply("a:b:c", null);
        assertThat(table.find("a:b:c")).isEmpty();
        assertThat(table.size()).isZero();
    }

    @Test
    void shouldFollowAnIdThatBecomesAnAliasAndBack() {
        put(row("a:b:old"));
        put(row("a:b:new", "a:b:old"));
        assertThat(table.canonicalId("a:b:old")).contains("a:b:new");

        put(row("a:b:old"));
        assertThat(table.canonicalId("a:b:old")).contains("a:b:old");
        assertThat(table.size()).isEqualTo(2);
    }

    /** As the registry publishes: under the id and under every alias. */
    private void put(Ownership row) {
        table.apply(row.getId(), row);
        row.getAliases().forEach(alias -> table.apply(alias, row));
    }

    private static Ownership row(String id, String... aliases) {
        return Ownership.newBuilder()
                .setId(id)
                .setName("name")
                .setVersion(1)
                .setPosition(0)
                .setAliases(List.of(aliases))
                .build();
    }
}
