/** Tests of the room of the same name. */
@NullMarked
package switchboard.servicelevels.simulations;

import org.jspecify.annotations.NullMarked;
