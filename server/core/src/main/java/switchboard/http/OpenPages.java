package switchboard.http;

import java.util.Optional;
import switchboard.api.access.Caller;

/** Pages that everybody may read, answered by the edge itself: the description of the API. */
@FunctionalInterface
public interface OpenPages {

    /** No pages at all. */
    OpenPages NONE = (path, caller) -> Optional.empty();

    /** The page at a path such as {@code /api/v1/openapi.json}, as the caller sees it. Anonymous callers too. */
    Optional<OpenPage> find(String path, Caller caller);

    /** @param security the value of Content-Security-Policy, empty for none */
    record OpenPage(String mediaType, String entityTag, String security, byte[] content) {}
}
