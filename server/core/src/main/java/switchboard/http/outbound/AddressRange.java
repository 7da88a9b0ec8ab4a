package switchboard.http.outbound;

import java.net.InetAddress;
import java.util.Arrays;

/** An address or a CIDR block. */
public record AddressRange(InetAddress base, int bits) {

    /** @throws IllegalArgumentException where the text is neither */
    public static AddressRange of(String text) {
        int slash = text.indexOf('/');
        InetAddress base = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        int most = base.getAddress().length * 8;
        int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > most) {
            throw new IllegalArgumentException("No range of addresses: " + text);
        }
        return new AddressRange(base, bits);
    }

    public boolean contains(InetAddress other) {
        byte[] range = base.getAddress();
        byte[] candidate = other.getAddress();
        int whole = bits / 8;
        if (candidate.length != range.length || !Arrays.equals(candidate, 0, whole, range, 0, whole)) {
            return false;
        }
        int mask = 0xFF00 >> bits % 8 & 0xFF;
        return bits % 8 == 0 || (candidate[whole] & mask) == (range[whole] & mask);
    }
}
