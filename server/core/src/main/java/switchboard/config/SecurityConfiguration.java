package switchboard.config;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sign-in.
 *
 * @param tokenLifetime of a sign-in
 * @param argon2 the cost of hashing a password
 * @param metricsOpen whether everybody may read /metrics, not only this machine and who has metrics:read
 * @param adminPassword of the first administrator, at the first start only; null to have one made
 */
public record SecurityConfiguration(
        Duration tokenLifetime,
        Argon2Configuration argon2,
        boolean metricsOpen,
        @Nullable Secret adminPassword) {

    private static final int LEAST_PASSWORD = 8;

    static final List<ConfigurationKey> KEYS = Stream.concat(
                    Stream.of(
                            ConfigurationKey.of("security.token-lifetime", "12h", "Time after which a sign-in ends."),
                            ConfigurationKey.of(
                                    "security.metrics-open",
                                    "false",
                                    "Whether everybody may read /metrics, not only this machine and metrics:read."),
                            ConfigurationKey.secret(
                                            "security.admin-password",
                                            "Password of the first administrator at the first start; empty to make one.")
                                    .alsoFrom("SWITCHBOARD_ADMIN_PASSWORD")),
                    Argon2Configuration.KEYS.stream())
            .toList();

    public SecurityConfiguration {
        Limits.between("security.token-lifetime", tokenLifetime, Duration.ofMinutes(1), Duration.ofDays(365));
        if (adminPassword != null && adminPassword.reveal().length() < LEAST_PASSWORD) {
            throw new IllegalArgumentException(
                    "security.admin-password must have " + LEAST_PASSWORD + " characters or more");
        }
    }

    static SecurityConfiguration from(ConfigurationValues values) {
        Secret password = values.secret("security.admin-password");
        return new SecurityConfiguration(
                values.duration("security.token-lifetime"),
                Argon2Configuration.from(values),
                values.flag("security.metrics-open"),
                password.isEmpty() ? null : password);
    }
}
