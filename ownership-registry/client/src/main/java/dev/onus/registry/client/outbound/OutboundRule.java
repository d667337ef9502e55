package dev.onus.registry.client.outbound;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where pages may go (design decision 18): public addresses, and what {@code onus.outbound.allow} lists.
 *
 * <p>Contacts are written by many people; without this rule one of them could make the notifier call the metadata service
 * of its cloud or the administration port of a neighbour. The rule judges the address that a socket is about to connect
 * to, so neither a name that resolves elsewhere the second time nor an IP literal passes it by.
 */
public final class OutboundRule {
    /** IANA's special-purpose registries (RFC 6890 and its successors), less what is globally reachable. */
    private static final List<AddressBlock> NOT_PUBLIC = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20");

    /** The only part of IPv6 that is handed out for global unicast; translated and mapped forms of IPv4 lie outside. */
    private static final AddressBlock GLOBAL_UNICAST = AddressBlock.of("2000::/3");

    private static final AddressBlock ALL_OF_IPV4 = AddressBlock.of("0.0.0.0/0");

    private final List<AddressBlock> allowedBlocks;
    private final Set<String> allowedHosts;

    private OutboundRule(List<AddressBlock> allowedBlocks, Set<String> allowedHosts) {
        this.allowedBlocks = List.copyOf(allowedBlocks);
        this.allowedHosts = Set.copyOf(allowedHosts);
    }

    /**
     * @param allow host names, addresses and CIDR ranges that are allowed although they are not public, or are reached
     *     without TLS
     */
    public static OutboundRule allowing(List<String> allow) {
        List<AddressBlock> blocks = new ArrayList<>();
        Set<String> hosts = new HashSet<>();
        for (String entry : allow) {
            String text = entry.strip();
            AddressBlock.find(text).ifPresentOrElse(blocks::add, () -> hosts.add(text.toLowerCase(Locale.ROOT)));
        }
        return new OutboundRule(blocks, hosts);
    }

    /** Why a socket must not be connected to this address, reached under this host name; empty when it may. */
    public Optional<String> refusal(String host, InetAddress address) {
        if (isPublic(address) || isListed(host, address)) {
            return Optional.empty();
        }
        return Optional.of("Expected a public address for host '" + host + "', but it is " + address.getHostAddress()
                + ", which onus.outbound.allow does not list.");
    }

    /** The same for HTTP without TLS, which is for listed addresses only: a page names people and weaknesses. */
    public Optional<String> refusalWithoutTls(String host, InetAddress address) {
        if (isListed(host, address)) {
            return Optional.empty();
        }
        return refusal(host, address)
                .or(() -> Optional.of("Expected https for host '" + host
                        + "', which onus.outbound.allow does not list, but got http."));
    }

    private boolean isListed(String host, InetAddress address) {
        return allowedHosts.contains(host.toLowerCase(Locale.ROOT))
                || allowedBlocks.stream().anyMatch(block -> block.contains(address));
    }

    private static boolean isPublic(InetAddress address) {
        return (ALL_OF_IPV4.contains(address) || GLOBAL_UNICAST.contains(address))
                && NOT_PUBLIC.stream().noneMatch(block -> block.contains(address));
    }

    private static List<AddressBlock> blocks(String... ranges) {
        return List.of(ranges).stream().map(AddressBlock::of).toList();
    }
}
