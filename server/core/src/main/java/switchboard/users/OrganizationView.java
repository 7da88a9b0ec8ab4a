package switchboard.users;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An organization as the desk shows it.
 *
 * @param language BCP 47 tag of what is written where nothing else is said
 * @param version grows with every change; the entity tag
 */
public record OrganizationView(
        UUID id,
        String name,
        @Nullable UUID parent,
        String language,
        Instant createdAt,
        Instant updatedAt,
        @JsonIgnore long version) {}
