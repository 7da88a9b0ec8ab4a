package {{package}};

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a client sends, for the description of the API; {@link ItemFields} reads it. */
@Schema(name = "{{schema}}ItemBody")
public record ItemBody(
        @Schema(description = "1 to 200 characters") String title,
        @Schema(description = "the id of a ticket; only when the item is written") @Nullable String ticket,
        @Schema(description = "only in a change") @Nullable Boolean done) {}
