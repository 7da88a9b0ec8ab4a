/** Tests of the arithmetic. */
@NullMarked
package switchboard.servicelevels.clocks;

import org.jspecify.annotations.NullMarked;
