package switchboard.tickets;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.api.http.Input;

/**
 * What a child takes over from its parent.
 *
 * @param closeWithParent whether it follows where the parent is resolved, closed or cancelled
 * @param updateWithParent whether replies on the parent that are meant for its children are posted to it
 */
public record LinkOptions(boolean closeWithParent, boolean updateWithParent) {

    static final LinkOptions NONE = new LinkOptions(false, false);

    Map<String, Object> fields() {
        return Map.of("closeWithParent", closeWithParent, "updateWithParent", updateWithParent);
    }

    /** The options after what was sent; faults are recorded in the outer input. */
    LinkOptions changed(@Nullable Input options) {
        if (options == null) {
            return this;
        }
        Boolean close = options.flag("closeWithParent");
        Boolean update = options.flag("updateWithParent");
        options.noMore();
        return new LinkOptions(close == null ? closeWithParent : close, update == null ? updateWithParent : update);
    }
}
