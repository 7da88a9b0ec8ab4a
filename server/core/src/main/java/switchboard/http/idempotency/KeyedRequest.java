package switchboard.http.idempotency;

import java.time.Duration;
import java.util.UUID;

/**
 * A request with a key.
 *
 * @param keyHash SHA-256 of the key
 * @param requestHash SHA-256 of method, path, query and body
 * @param budget how long it may take at most
 */
public record KeyedRequest(UUID caller, byte[] keyHash, byte[] requestHash, Duration budget) {}
