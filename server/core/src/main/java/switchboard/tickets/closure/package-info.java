/** How tickets come to their end: the time to confirm, and what is kept of a closing. Part of the room of tickets. */
@NullMarked
package switchboard.tickets.closure;

import org.jspecify.annotations.NullMarked;
