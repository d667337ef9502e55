package dev.onus.escalation.stream.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseStoreTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path directory;

    private KeyValueStore<Bytes, byte[]> rows;
    private CaseStore cases;

    private final CaseRow noon = new CaseRow(FullCase.at(NOON), Optional.of(NOON), OptionalLong.of(7));
    private final CaseRow later = noon.armed(Optional.of(NOON.plusSeconds(60)));

    @BeforeEach
    void openRealStore() {
        rows = RealStore.open(directory);
        cases = new CaseStore(rows);
    }

    @AfterEach
    void close() {
        rows.close();
    }

    @Test
    void shouldFindWhatWasSavedLast() {
        cases.save(noon);
        cases.save(later);
        assertThat(find()).contains(later);
        assertThat(new CaseStore(rows).find(noon.routingKey(), noon.id())).contains(later);
    }

    @Test
    void shouldFindWhatTheStoreHoldsWhenItWasPutBackToItsLastCommit() {
        cases.save(noon);
        byte[] committed = rows.get(key());
        cases.save(later);
        rows.put(key(), committed);
        assertThat(find()).contains(noon);
    }

    @Test
    void shouldNotFindWhatWasForgotten() {
        cases.save(noon);
        cases.forget(noon);
        assertThat(find()).isEmpty();
    }

    private Optional<CaseRow> find() {
        return cases.find(noon.routingKey(), noon.id());
    }

    private Bytes key() {
        return RowKeys.ofCase(noon.routingKey(), noon.id());
    }
}
