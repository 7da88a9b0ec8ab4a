package switchboard.api.http;

import org.jspecify.annotations.Nullable;
import switchboard.api.error.MalformedException;

/** ETags made of row versions: {@code "7"}. */
public final class EntityTag {

    private EntityTag() {}

    /** The header's value for a version. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * The version that {@code If-Match} names, or null where the header is absent or {@code *}. A tag that this server
     * never gave out is read as version -1, which no row has, so that the precondition fails as it should.
     *
     * @throws MalformedException {@code request.bad_if_match} where it is no entity tag at all
     */
    public static @Nullable Long ifMatch(@Nullable String header) {
        if (header == null || header.strip().equals("*")) {
            return null;
        }
        String tag = header.strip();
        if (tag.startsWith("W/")) {
            tag = tag.substring(2);
        }
        if (tag.length() < 2 || !tag.startsWith("\"") || !tag.endsWith("\"")) {
            throw new MalformedException("request.bad_if_match", "If-Match must be an entity tag in quotes, or *.");
        }
        String version = tag.substring(1, tag.length() - 1);
        return version.matches("[0-9]{1,18}") ? Long.parseLong(version) : -1L;
    }
}
