package switchboard.events;

import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;

/** Tells who stands behind a token by now, for answers that go on for long. */
@FunctionalInterface
public interface CallerRenewal {

    /**
     * @param token what stands after {@code Bearer}, or null
     * @throws switchboard.api.error.ServiceDeskException where the token is no longer good
     */
    Caller renew(@Nullable String token);
}
