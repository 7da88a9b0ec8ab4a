/** Tickets as a plugin sees them: finding, creating and changing them through the one command handler. */
@NullMarked
package switchboard.api.tickets;

import org.jspecify.annotations.NullMarked;
