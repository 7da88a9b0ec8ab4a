package switchboard.access;

import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;

/** Tells who stands behind a bearer token. The edge calls it for every request; it answers from a cache a second old at most. */
public interface Authenticator {

    /**
     * @param token what stands after {@code Bearer}, or null where the request has none
     * @return the person, or the anonymous caller for no token
     * @throws switchboard.api.error.ServiceDeskException 401 {@code auth.bad_token} where the token is unknown, expired,
     *     revoked, or its person inactive
     */
    Caller authenticate(@Nullable String token);
}
