/** Tickets with the same cause, and how they are told. */
@NullMarked
package switchboard.major.children;

import org.jspecify.annotations.NullMarked;
