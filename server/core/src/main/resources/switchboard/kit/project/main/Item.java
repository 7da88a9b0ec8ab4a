package {{package}};

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One item, as the REST API answers it.
 *
 * @param ticket the ticket it is about, null for none
 * @param doneAt null while it is open
 * @param version grows with every change; the ETag is made of it
 */
@Schema(name = "{{schema}}Item")
public record Item(
        UUID id,
        String title,
        UUID organization,
        @Nullable UUID ticket,
        UUID author,
        @Nullable Instant doneAt,
        Instant createdAt,
        @JsonIgnore long version) {

    Item with(String otherTitle, @Nullable Instant otherDoneAt) {
        return new Item(id, otherTitle, organization, ticket, author, otherDoneAt, createdAt, version + 1);
    }
}
