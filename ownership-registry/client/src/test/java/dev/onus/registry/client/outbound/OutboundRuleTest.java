package dev.onus.registry.client.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundRuleTest {
    private final OutboundRule nothingListed = OutboundRule.allowing(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "0.0.0.0",
                "10.1.2.3",
                "172.31.255.255",
                "192.168.0.1",
                "169.254.169.254",
                "100.64.0.1",
                "198.19.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "febf:ffff::1",
                "fec0::1",
                "ff0e::1",
                "::ffff:10.0.0.1",
                "::ffff:169.254.169.254",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1",
                "100::1",
                "5f00::1",
                "100.127.255.255",
                "172.16.0.1",
                "192.0.0.1",
                "192.0.2.1",
                "192.88.99.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.1",
                "239.255.255.255",
                "240.0.0.1",
                "127.255.255.255",
                "0.1.2.3",
                "2002:7f00:1::",
                "2001::1",
                "2001:db8::1"
            })
    void shouldRefuseWhatIsNotPublic(String literal) {
        assertThat(nothingListed.refusal("receiver.example.org", InetAddress.ofLiteral(literal)))
                .hasValueSatisfying(why -> assertThat(why).startsWith("Expected a public address"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "172.32.0.1",
                "172.15.255.255",
                "100.128.0.1",
                "100.63.255.255",
                "198.20.0.1",
                "223.255.255.255",
                "::ffff:8.8.8.8",
                "2606:4700::1111",
                "2a00:1450::1"
            })
    void shouldLetPublicAddressesPass(String literal) {
        assertThat(nothingListed.refusal("receiver.example.org", InetAddress.ofLiteral(literal)))
                .isEmpty();
    }

    @Test
    void shouldLetListedRangesAndHostsPass() {
        OutboundRule rule = OutboundRule.allowing(List.of("10.0.0.0/8", "Receiver.internal", "::1"));

        assertThat(rule.refusal("x", InetAddress.ofLiteral("10.200.0.1"))).isEmpty();
        assertThat(rule.refusal("receiver.internal", InetAddress.ofLiteral("192.168.1.1")))
                .isEmpty();
        assertThat(rule.refusal("x", InetAddress.ofLiteral("::1"))).isEmpty();
        assertThat(rule.refusal("x", InetAddress.ofLiteral("192.168.1.1"))).isPresent();
    }

    @Test
    void shouldWantTlsOutsideTheList() {
        OutboundRule rule = OutboundRule.allowing(List.of("127.0.0.0/8"));

        assertThat(rule.refusalWithoutTls("x", InetAddress.ofLiteral("1.1.1.1")))
                .hasValueSatisfying(why -> assertThat(why).startsWith("Expected https"));
        assertThat(rule.refusalWithoutTls("x", InetAddress.ofLiteral("127.0.0.1")))
                .isEmpty();
    }

    @Test
    void shouldSayWhatIsWrongWithAListEntry() {
        assertThatThrownBy(() -> OutboundRule.allowing(List.of("10.0.0.0/33")))
                .hasMessage("Expected a prefix length from 0 to 32, but got 33.");
    }
}
