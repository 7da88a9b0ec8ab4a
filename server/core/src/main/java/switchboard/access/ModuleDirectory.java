package switchboard.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;

/** Which modules somebody has. Answers from memory. */
@FunctionalInterface
public interface ModuleDirectory {

    /** What serves and is enabled for the caller's organization, by id. */
    List<Module> enabledFor(Caller caller);

    /** @param mount where its routes are under {@code /api/v1}, null where it has none */
    record Module(String id, String version, @Nullable String mount) {}
}
