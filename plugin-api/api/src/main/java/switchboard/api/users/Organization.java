package switchboard.api.users;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An organization.
 *
 * @param language BCP 47 tag of what is written where nothing else is said
 */
public record Organization(UUID id, String name, @Nullable UUID parent, String language) {}
