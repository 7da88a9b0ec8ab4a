package switchboard.api.users;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person. */
public record User(
        UUID id,
        @Nullable String username,
        String displayName,
        @Nullable String email,
        boolean active,
        String locale,
        String timeZone,
        UUID organization) {}
