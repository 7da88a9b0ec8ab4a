/** One action on many tickets, with a result for each, and the way back. Part of the room of tickets. */
@NullMarked
package switchboard.tickets.bulk;

import org.jspecify.annotations.NullMarked;
