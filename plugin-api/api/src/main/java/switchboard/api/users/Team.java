package switchboard.api.users;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A team; without an organization it works for several. */
public record Team(UUID id, String name, @Nullable UUID organization) {}
