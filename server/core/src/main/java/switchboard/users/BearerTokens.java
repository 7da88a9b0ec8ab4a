package switchboard.users;

import org.jspecify.annotations.Nullable;

/** Takes the token out of an Authorization header that the edge has accepted already. */
final class BearerTokens {

    private static final String SCHEME = "Bearer ";

    private BearerTokens() {}

    static @Nullable String of(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? authorization.substring(SCHEME.length()).strip()
                : null;
    }
}
