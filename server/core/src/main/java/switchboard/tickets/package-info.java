/** The ticket: its kinds, workflow, priority, entries, timeline, links and attachments, and the one command handler for every write. */
@NullMarked
package switchboard.tickets;

import org.jspecify.annotations.NullMarked;
