package switchboard.http.openapi;

import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;

/** Which modules a caller can use. Asked for each reading of the document; answers from one immutable snapshot. */
@FunctionalInterface
public interface ApiModules {

    /** The core alone. */
    ApiModules NONE = caller -> List.of();

    /** In an order that stays the same while nothing is enabled, disabled or upgraded. */
    List<ApiModule> enabledFor(Caller caller);

    /**
     * One module, or what it has below tickets, users or organizations, described apart.
     *
     * @param version another one means another document
     * @param below {@code ticket}, {@code user} or {@code organization}, empty for a document of all it has
     * @param document what its build made of its annotations ({@code META-INF/openapi.json}), null where it has none
     */
    record ApiModule(String id, String version, String mount, String below, byte @Nullable [] document) {

        public ApiModule(String id, String version, String mount, byte @Nullable [] document) {
            this(id, version, mount, "", document);
        }
    }
}
