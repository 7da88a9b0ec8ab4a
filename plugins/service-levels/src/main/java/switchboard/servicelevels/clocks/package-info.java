/** Time, worked out from what happened: a pure function that touches nothing. */
@NullMarked
package switchboard.servicelevels.clocks;

import org.jspecify.annotations.NullMarked;
