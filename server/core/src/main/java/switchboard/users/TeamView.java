package switchboard.users;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A team as the desk shows it.
 *
 * @param organization null for a team that works for several
 * @param members the ids of its people
 * @param version grows with every change; the entity tag
 */
public record TeamView(
        UUID id,
        String name,
        @Nullable UUID organization,
        List<UUID> members,
        Instant createdAt,
        Instant updatedAt,
        @JsonIgnore long version) {

    public TeamView {
        members = List.copyOf(members);
    }
}
