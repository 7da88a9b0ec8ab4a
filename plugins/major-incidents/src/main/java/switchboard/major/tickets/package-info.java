/** What is seen and done from a ticket: its major incidents, the declaration, the assessment. */
@NullMarked
package switchboard.major.tickets;

import org.jspecify.annotations.NullMarked;
