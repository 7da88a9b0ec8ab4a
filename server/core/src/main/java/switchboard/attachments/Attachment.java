package switchboard.attachments;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file attached to a ticket; whoever sees the ticket sees it.
 *
 * @param mediaType as told by the content
 * @param size bytes
 * @param sha256 of the content, in hexadecimal
 * @param author null for the desk itself
 */
public record Attachment(
        UUID id,
        UUID ticket,
        String fileName,
        String mediaType,
        long size,
        String sha256,
        @Nullable UUID author,
        Instant createdAt) {}
