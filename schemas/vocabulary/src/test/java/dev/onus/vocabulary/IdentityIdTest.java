package dev.onus.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class IdentityIdTest {
    @Test
    void shouldKeepTheVendorsCaseAndColonsInTheNativeId() {
        IdentityId role = IdentityId.parse("AWS:Role:arn:aws:iam::123456789012:role/Deploy");

        assertThat(role.provider()).isEqualTo("aws");
        assertThat(role.type()).isEqualTo("role");
        assertThat(role.nativeId()).isEqualTo("arn:aws:iam::123456789012:role/Deploy");
        assertThat(IdentityId.parse(role.toString())).isEqualTo(role);
    }

    @Test
    void shouldSayWhatWasExpectedWhenPartsAreMissing() {
        assertThatThrownBy(() -> IdentityId.parse("aws:access-key"))
                .hasMessageContaining("<provider>:<type>:<native id>")
                .hasMessageContaining("aws:access-key");
        assertThat(IdentityId.find("not an id:at:all")).isEmpty();
        assertThat(IdentityId.find("aws:access-key:" + "x".repeat(IdentityId.MAX_LENGTH)))
                .isEmpty();
    }
}
