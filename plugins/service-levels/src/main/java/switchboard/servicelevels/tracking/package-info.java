/** Keeps the clocks of open tickets up to date, and the outcome of closed ones. */
@NullMarked
package switchboard.servicelevels.tracking;

import org.jspecify.annotations.NullMarked;
