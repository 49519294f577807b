package io.greenline.asterisk.agi;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A block of network addresses (RFC 4632, CIDR) such as {@code 127.0.0.0/8} or {@code ::1}.
 *
 * @param network the block's lowest address, 4 or 16 bytes
 * @param prefixBits how many leading bits an address shares with it, 0 to 32 or 0 to 128
 */
public record AddressBlock(List<Byte> network, int prefixBits) {
    /** Digits, dots and colons only: nothing that a resolver would look up as a name. */
    private static final Pattern LITERAL =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private static final Pattern PREFIX = Pattern.compile("[0-9]{1,3}");

    /** This machine only. */
    public static final List<AddressBlock> LOOPBACK = List.of(parse("127.0.0.0/8"), parse("::1/128"));

    public AddressBlock {
        network = List.copyOf(network);
        if (network.size() != 4 && network.size() != 16) {
            throw new IllegalArgumentException("an address has 4 or 16 bytes, not " + network.size());
        }
        if (prefixBits < 0 || prefixBits > network.size() * 8) {
            throw new IllegalArgumentException(
                    "a prefix of this address has 0 to %d bits, not %d".formatted(network.size() * 8, prefixBits));
        }
        for (int bit = prefixBits; bit < network.size() * 8; bit++) {
            if (bit(network.get(bit / 8), bit) != 0) {
                throw new IllegalArgumentException(
                        "the address has bits set beyond its prefix of %d; write the block's lowest address"
                                .formatted(prefixBits));
            }
        }
    }

    /**
     * Reads a block as an administrator writes it; an address alone is a block of one.
     *
     * @throws IllegalArgumentException with what is wrong, for text that is not a block
     */
    public static AddressBlock parse(String text) {
        int slash = text.indexOf('/');
        byte[] address = addressIn(slash < 0 ? text : text.substring(0, slash), text);
        if (slash < 0) {
            return new AddressBlock(boxed(address), address.length * 8);
        }
        String prefix = text.substring(slash + 1);
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("'%s' has no prefix length such as /24 after its slash".formatted(text));
        }
        return new AddressBlock(boxed(address), Integer.parseInt(prefix));
    }

    /** Whether an address lies in this block; an IPv4 address mapped into IPv6 counts as the IPv4 address. */
    public boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != network.size()) {
            return false;
        }
        for (int bit = 0; bit < prefixBits; bit++) {
            if (bit(bytes[bit / 8], bit) != bit(network.get(bit / 8), bit)) {
                return false;
            }
        }
        return true;
    }

    private static int bit(byte value, int position) {
        return value >> (7 - position % 8) & 1;
    }

    private static byte[] addressIn(String literal, String text) {
        if (!LITERAL.matcher(literal).matches()) {
            throw notAnAddress(text);
        }
        try {
            return InetAddress.ofLiteral(literal).getAddress();
        } catch (IllegalArgumentException e) {
            throw notAnAddress(text);
        }
    }

    private static IllegalArgumentException notAnAddress(String text) {
        return new IllegalArgumentException(
                "'%s' is not a block of addresses; write it as 10.1.2.0/24 or fd00::/8".formatted(text));
    }

    private static List<Byte> boxed(byte[] bytes) {
        Byte[] boxes = new Byte[bytes.length];
        Arrays.setAll(boxes, i -> bytes[i]);
        return List.of(boxes);
    }
}
