package switchboard.users;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A role over one organization or one team. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GrantView(
        String role, @Nullable UUID organization, @Nullable UUID team) {}
