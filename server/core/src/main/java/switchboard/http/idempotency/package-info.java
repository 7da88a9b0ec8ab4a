/** The stored answers behind {@code Idempotency-Key}: claims by insert, completion with the write, replay. */
@NullMarked
package switchboard.http.idempotency;

import org.jspecify.annotations.NullMarked;
