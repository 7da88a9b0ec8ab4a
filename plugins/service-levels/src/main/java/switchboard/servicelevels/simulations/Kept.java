package switchboard.servicelevels.simulations;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How many agreements were kept, and how many were not. */
@Schema(name = "ServiceLevelsKept")
public record Kept(long met, long breached) {

    static final Kept NONE = new Kept(0, 0);

    /** With one more; null where nothing was agreed. */
    Kept with(@Nullable Boolean kept) {
        return kept == null ? this : new Kept(met + (kept ? 1 : 0), breached + (kept ? 0 : 1));
    }
}
