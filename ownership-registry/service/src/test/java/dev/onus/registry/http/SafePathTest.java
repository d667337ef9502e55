package dev.onus.registry.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafePathTest {
    @Test
    void shouldCutWhatLetsSomebodyIn() {
        assertThat(SafePath.of("/v1/sources/splunk/onus_splunk_c2VjcmV0")).isEqualTo("/v1/sources/splunk/…");
        assertThat(SafePath.of("/a/c2VjcmV0")).isEqualTo("/a/…");
        assertThat(SafePath.of("/login/c2VjcmV0")).isEqualTo("/login/…");
        assertThat(SafePath.of("/callbacks/sms/c2VjcmV0")).isEqualTo("/callbacks/sms/…");
    }

    @Test
    void shouldKeepEveryOtherPath() {
        assertThat(SafePath.of("/v1/sources/splunk")).isEqualTo("/v1/sources/splunk");
        assertThat(SafePath.of("/v1/cases/abc/acknowledge")).isEqualTo("/v1/cases/abc/acknowledge");
    }
}
