package switchboard.servicelevels.clocks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From when until when a clock is looked at.
 *
 * @param until the instant asked for, or that at which it stopped
 * @param stoppedAt null while it goes on
 */
record Run(Instant from, Instant until, @Nullable Instant stoppedAt) {}
