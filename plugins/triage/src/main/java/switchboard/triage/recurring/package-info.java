/** Tickets that are made again and again, by a schedule. */
@NullMarked
package switchboard.triage.recurring;

import org.jspecify.annotations.NullMarked;
