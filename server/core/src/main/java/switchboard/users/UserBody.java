package switchboard.users;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the client sends about a person, as the document describes it; nothing but a name is required. */
public record UserBody(
        @Nullable String username,
        @Nullable String displayName,
        @Nullable String email,

        @Schema(accessMode = Schema.AccessMode.WRITE_ONLY, minLength = 10, maxLength = 200) @Nullable
        String password,

        @Schema(
                accessMode = Schema.AccessMode.WRITE_ONLY,
                description = "The present password, for people who change their own")
        @Nullable
        String currentPassword,

        @Nullable Boolean active,
        @Schema(example = "sv") @Nullable String locale,
        @Schema(example = "Europe/Stockholm") @Nullable String timeZone,

        @Schema(description = "Id or name; the default organization where it is absent") @Nullable
        String organization,

        @Schema(description = "Ids or names") @Nullable List<String> teams,

        @Schema(description = "Keys; requester where it is absent") @Nullable
        List<String> roles,

        @Schema(description = "Roles over one organization or team, by id or name") @Nullable
        List<GrantView> grants) {}
