package switchboard.users;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.UnavailableException;

/**
 * Hashes passwords with Argon2id and checks them. Each computation takes its whole memory (19 MiB as shipped), so only
 * so many run at once; whoever waits too long for a turn gets 503. Stored hashes carry their own parameters.
 */
public final class PasswordHasher {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern STORED = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,2}),p=([0-9]{1,2})\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{16,86})");

    private final RandomGenerator random;
    private final Cost cost;
    private final Semaphore turns;
    private final Duration patience;
    private final String nobody;

    /**
     * What one computation costs.
     *
     * @param kibibytes memory
     * @param passes over the memory
     * @param lanes parallelism of the function; it is computed on one thread all the same
     */
    public record Cost(int kibibytes, int passes, int lanes) {

        /** 19 MiB, two passes: the recommendation of OWASP's password storage cheat sheet. */
        public static final Cost SHIPPED = new Cost(19 * 1024, 2, 1);
    }

    /**
     * @param random unpredictable; makes the salts
     * @param atOnce how many computations run at once
     * @param patience how long a computation waits for its turn
     */
    public PasswordHasher(RandomGenerator random, Cost cost, int atOnce, Duration patience) {
        this.random = random;
        this.cost = cost;
        this.turns = new Semaphore(atOnce, true);
        this.patience = patience;
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        this.nobody = encode(cost, salt, new byte[HASH_BYTES]);
    }

    /** As shipped: 19 MiB, two passes, two computations at once, three seconds of patience. */
    public PasswordHasher(RandomGenerator random) {
        this(random, Cost.SHIPPED, 2, Duration.ofSeconds(3));
    }

    /** The text to store. */
    public String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return inTurn(() -> encode(cost, salt, compute(cost, salt, password, HASH_BYTES)));
    }

    /**
     * Whether the password is the one that was hashed. Takes as long for nobody (null) as for somebody.
     *
     * @param stored what {@link #hash} gave, or null where there is no such account or it has no password
     */
    public boolean matches(String password, @Nullable String stored) {
        Matcher parts = STORED.matcher(stored == null ? nobody : stored);
        if (!parts.matches()) {
            throw new IllegalStateException("A stored password hash cannot be read");
        }
        byte[] salt = Base64.getDecoder().decode(parts.group(4));
        byte[] expected = Base64.getDecoder().decode(parts.group(5));
        byte[] computed = inTurn(() -> compute(costOf(parts), salt, password, expected.length));
        return MessageDigest.isEqual(expected, computed) && stored != null;
    }

    /** Whether the hash was made at another cost than today's, so that the next sign-in should renew it. */
    public boolean isOutdated(String stored) {
        Matcher parts = STORED.matcher(stored);
        return !parts.matches() || !costOf(parts).equals(cost);
    }

    private static Cost costOf(Matcher parts) {
        return new Cost(
                Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
    }

    private <T> T inTurn(Supplier<T> computation) {
        boolean mine;
        try {
            mine = turns.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            mine = false;
        }
        if (!mine) {
            throw new UnavailableException(
                    "auth.busy", "Too many sign-ins at once; try again in a moment.", Duration.ofSeconds(2));
        }
        try {
            return computation.get();
        } finally {
            turns.release();
        }
    }

    private static byte[] compute(Cost cost, byte[] salt, String password, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.kibibytes())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build());
        byte[] hash = new byte[length];
        // The same password typed on another keyboard may come in another form of Unicode.
        generator.generateBytes(
                Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    private static String encode(Cost cost, byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + cost.kibibytes() + ",t=" + cost.passes() + ",p=" + cost.lanes() + "$"
                + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }
}
