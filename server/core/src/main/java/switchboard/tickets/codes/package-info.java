/** The editable code tables of tickets: kinds, statuses, the workflow, impact, urgency, priorities, categories. Part of the room of tickets. */
@NullMarked
package switchboard.tickets.codes;

import org.jspecify.annotations.NullMarked;
