/** Who works on a ticket: strategies, what teams say of them, explanations, redistribution, and the way to another line and back. */
@NullMarked
package switchboard.assignment;

import org.jspecify.annotations.NullMarked;
