/** The key information of tickets: what is found out before they are worked on. Part of the room of tickets. */
@NullMarked
package switchboard.tickets.information;

import org.jspecify.annotations.NullMarked;
