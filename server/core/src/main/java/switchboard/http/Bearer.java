package switchboard.http;

import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;

/** Reads the token of a request. */
final class Bearer {

    private static final String SCHEME = "Bearer ";
    private static final int LONGEST = 1_000;

    private Bearer() {}

    /** The token, null where there is none; 401 where there is something else. */
    static @Nullable String tokenOf(HttpFields headers) {
        String header = headers.get(HttpHeader.AUTHORIZATION);
        if (header == null) {
            return null;
        }
        List<String> all = headers.getValuesList(HttpHeader.AUTHORIZATION);
        String token = header.length() > SCHEME.length() && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : "";
        if (token.isEmpty() || token.length() > LONGEST || all.size() > 1) {
            throw new ServiceDeskException(
                    Refusal.UNAUTHENTICATED, "auth.bad_token", "Authorization must be: Bearer and a token.");
        }
        return token;
    }
}
