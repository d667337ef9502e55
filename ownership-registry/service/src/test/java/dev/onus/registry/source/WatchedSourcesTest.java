package dev.onus.registry.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onus.registry.log.RecordKey;
import dev.onus.registry.log.RecordVersion;
import dev.onus.registry.source.WatchedSources.Known;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every write of whatever kind has the sources looked at again, so that has to cost next to nothing. */
class WatchedSourcesTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void shouldReadARecordAgainOnlyWhenItChanged() {
        RecordVersion wiz = source("wiz", 1, "PT1H");
        Known before = Known.NOTHING.after(10, List.of(wiz, source("okta", 2, "PT2H")));
        Known after = before.after(20, List.of(wiz, source("okta", 3, "PT3H")));

        assertThat(after.find("wiz").orElseThrow()).isSameAs(before.find("wiz").orElseThrow());
        assertThat(after.find("okta").orElseThrow().silentAfter()).isEqualTo(Duration.ofHours(3));
        assertThat(after.position()).isEqualTo(20);
    }

    @Test
    void shouldKnowOnlyThoseThatMayNotBeQuietForEver() {
        Known known = Known.NOTHING.after(1, List.of(source("wiz", 1, "PT1H"), source("quiet", 2, "")));

        assertThat(known.watched()).extracting(WatchedSource::name).containsExactly("wiz");
        assertThat(known.find("quiet")).isEmpty();
        assertThat(known.find("gone")).isEmpty();
        assertThat(known.after(2, List.of()).find("wiz")).isEmpty();
    }

    private static RecordVersion source(String name, long sequence, String silentAfter) {
        String spec = silentAfter.isEmpty() ? "" : ",\"silentAfter\":\"" + silentAfter + "\"";
        String json = "{\"apiVersion\":\"onus.dev/v1\",\"kind\":\"Source\",\"metadata\":{\"name\":\"" + name
                + "\",\"labels\":{\"owner\":\"payments\"}},\"spec\":{\"format\":\"auto\"" + spec + "}}";
        return new RecordVersion(new RecordKey("Source", name), 1, json, sequence, "person:ana", null, NOON, sequence);
    }
}
