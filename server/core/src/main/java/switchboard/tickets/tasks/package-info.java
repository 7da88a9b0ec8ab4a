/** Tasks within tickets, and the checklists that they are taken from. Part of the room of tickets. */
@NullMarked
package switchboard.tickets.tasks;

import org.jspecify.annotations.NullMarked;
