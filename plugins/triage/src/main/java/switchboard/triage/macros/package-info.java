/** Macros: replies, notes and changes that agents apply to a ticket. */
@NullMarked
package switchboard.triage.macros;

import org.jspecify.annotations.NullMarked;
