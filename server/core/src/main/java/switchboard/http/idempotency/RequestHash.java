package switchboard.http.idempotency;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import switchboard.http.wire.JettyExchange;

/**
 * The hash by which a repeated request is known. Bodies count up to their first MiB and with their announced length:
 * what is longer (imports, archives, large attachments) is not held in memory to be hashed.
 */
public final class RequestHash {

    static final int HASHED = 1024 * 1024;

    private RequestHash() {}

    /** Reads the beginning of the body and puts it back. */
    public static byte[] of(JettyExchange exchange) throws IOException {
        MessageDigest digest = sha256();
        update(digest, exchange.method());
        update(digest, exchange.path());
        update(digest, String.valueOf(exchange.target().query()));
        if (exchange.hasBody()) {
            InputStream body = exchange.body();
            byte[] beginning = body.readNBytes(HASHED);
            digest.update(beginning);
            if (beginning.length == HASHED) {
                update(digest, "length " + exchange.announcedLength());
                exchange.replaceBody(new SequenceInputStream(new ByteArrayInputStream(beginning), body));
            } else {
                exchange.replaceBody(new ByteArrayInputStream(beginning));
            }
        }
        return digest.digest();
    }

    public static byte[] ofKey(String key) {
        return sha256().digest(key.getBytes(StandardCharsets.US_ASCII));
    }

    private static void update(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
