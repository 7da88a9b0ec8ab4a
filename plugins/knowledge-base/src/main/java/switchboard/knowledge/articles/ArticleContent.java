package switchboard.knowledge.articles;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an article says, or once said. Never changed, only followed by another.
 *
 * @param number from 1 within the article
 * @param body Markdown
 * @param state the last state the content was in while it was the newest
 * @param publishedAt when it went live, null where it never did
 */
public record ArticleContent(
        long number,
        String title,
        String body,
        ArticleStatus state,
        UUID author,
        Instant createdAt,
        @Nullable Instant publishedAt) {

    /** SHA-256 over title and body, so that an import compares without reading bodies. */
    byte[] digest() {
        return digest(title, body);
    }

    static byte[] digest(String title, String body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(title.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return digest.digest(body.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java runtime has SHA-256.", missing);
        }
    }
}
