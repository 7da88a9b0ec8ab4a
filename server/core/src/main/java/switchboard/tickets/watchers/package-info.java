/** Who is told of a ticket without being part of it, and who is mentioned in what is said. Part of the room of tickets. */
@NullMarked
package switchboard.tickets.watchers;

import org.jspecify.annotations.NullMarked;
