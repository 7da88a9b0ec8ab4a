package switchboard.secrets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * What somebody shows to be let in: 256 random bits, of which the desk keeps the SHA-256 only. They need no salt and no
 * slow hash, since nobody tries them all. Never shown when it is printed.
 *
 * @param text as it stands in an address or a header
 */
public record RandomToken(String text) {

    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** @param random unpredictable */
    public static RandomToken made(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new RandomToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** What somebody showed; empty where it cannot be one. */
    public static Optional<RandomToken> shown(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new RandomToken(text)) : Optional.empty();
    }

    /** What is stored of it. */
    public byte[] hash() {
        return hash(text);
    }

    /** The same of any text. */
    public static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "RandomToken";
    }
}
