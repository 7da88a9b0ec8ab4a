/** Major incidents: a process of their own beside that of the ticket. */
@NullMarked
package switchboard.major;

import org.jspecify.annotations.NullMarked;
