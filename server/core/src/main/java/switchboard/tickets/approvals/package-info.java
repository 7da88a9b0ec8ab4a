/** Requests for consent about tickets: asked by those who work on them, their state seen by whoever sees the ticket. */
@NullMarked
package switchboard.tickets.approvals;

import org.jspecify.annotations.NullMarked;
