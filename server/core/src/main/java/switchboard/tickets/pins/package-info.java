/** Numbers and PINs by which somebody who does not sign in learns how a ticket stands. Part of the room of tickets. */
@NullMarked
package switchboard.tickets.pins;

import org.jspecify.annotations.NullMarked;
