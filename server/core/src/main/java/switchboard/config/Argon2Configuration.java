package switchboard.config;

import java.util.List;

/**
 * The cost of hashing a password with Argon2id. Existing hashes keep the parameters they were made with until their
 * owner signs in again.
 *
 * @param memoryBytes of one hash
 * @param iterations passes over that memory
 * @param parallelism lanes
 * @param maxConcurrent hashes at once; with memoryBytes it bounds what sign-ins may use
 */
public record Argon2Configuration(long memoryBytes, int iterations, int parallelism, int maxConcurrent) {

    static final List<ConfigurationKey> KEYS = List.of(
            ConfigurationKey.of("security.argon2.memory", "19MiB", "Memory of one password hash."),
            ConfigurationKey.of("security.argon2.iterations", "2", "Passes over that memory."),
            ConfigurationKey.of("security.argon2.parallelism", "1", "Lanes of one password hash."),
            ConfigurationKey.of("security.argon2.max-concurrent", "2", "Password hashes computed at once."));

    public Argon2Configuration {
        Limits.between("security.argon2.memory", memoryBytes, 1 << 20, 1 << 30);
        Limits.between("security.argon2.iterations", iterations, 1, 20);
        Limits.between("security.argon2.parallelism", parallelism, 1, 16);
        Limits.between("security.argon2.max-concurrent", maxConcurrent, 1, 64);
    }

    static Argon2Configuration from(ConfigurationValues values) {
        return new Argon2Configuration(
                values.bytes("security.argon2.memory"),
                values.integer("security.argon2.iterations"),
                values.integer("security.argon2.parallelism"),
                values.integer("security.argon2.max-concurrent"));
    }
}
