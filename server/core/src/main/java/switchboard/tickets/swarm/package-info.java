/** People and teams of any organization who work on one ticket together, for as long as they take part. Part of the room of tickets. */
@NullMarked
package switchboard.tickets.swarm;

import org.jspecify.annotations.NullMarked;
