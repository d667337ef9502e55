package dev.onus.registry.client.outbound;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;

/**
 * A range of addresses in CIDR notation, such as {@code 10.0.0.0/8} or {@code fc00::/7}; a lone address is a range of one.
 *
 * @param first the bits of the range's first address
 * @param addressBits 32 for IPv4, 128 for IPv6
 * @param prefixBits how many of them all addresses of the range share
 */
record AddressBlock(BigInteger first, int addressBits, int prefixBits) {
    AddressBlock {
        if (prefixBits < 0 || prefixBits > addressBits) {
            throw new IllegalArgumentException(
                    "Expected a prefix length from 0 to " + addressBits + ", but got " + prefixBits + ".");
        }
    }

    /** The range that the text writes; empty when the text is no literal address, a host name for example. */
    static Optional<AddressBlock> find(String text) {
        int slash = text.indexOf('/');
        String literal = slash < 0 ? text : text.substring(0, slash);
        if (!isLiteral(literal)) {
            return Optional.empty();
        }
        InetAddress address = parse(literal);
        int addressBits = address.getAddress().length * Byte.SIZE;
        int prefixBits = slash < 0 ? addressBits : prefix(text, text.substring(slash + 1));
        return Optional.of(new AddressBlock(bits(address), addressBits, prefixBits));
    }

    static AddressBlock of(String text) {
        return find(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Expected an address or a range such as 10.0.0.0/8, but got '" + text + "'."));
    }

    boolean contains(InetAddress address) {
        if (address.getAddress().length * Byte.SIZE != addressBits) {
            return false;
        }
        int shift = addressBits - prefixBits;
        return bits(address).shiftRight(shift).equals(first.shiftRight(shift));
    }

    /** Whether the text can only be an address: then the parser below asks no name server. */
    private static boolean isLiteral(String text) {
        return text.indexOf(':') >= 0 || text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    }

    private static InetAddress parse(String literal) {
        try {
            return InetAddress.ofLiteral(literal);
        } catch (IllegalArgumentException notAnAddress) {
            throw new IllegalArgumentException("Expected an IP address, but got '" + literal + "'.", notAnAddress);
        }
    }

    private static int prefix(String whole, String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(
                    "Expected a range such as 10.0.0.0/8, but got '" + whole + "'.", notANumber);
        }
    }

    private static BigInteger bits(InetAddress address) {
        return new BigInteger(1, address.getAddress());
    }
}
