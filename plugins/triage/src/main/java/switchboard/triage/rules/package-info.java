/** Rules: they run on every event of a ticket, leave a trace, and stop where they would run in circles. */
@NullMarked
package switchboard.triage.rules;

import org.jspecify.annotations.NullMarked;
