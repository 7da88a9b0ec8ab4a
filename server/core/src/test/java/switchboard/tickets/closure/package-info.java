/** Tests of how tickets come to their end. */
@NullMarked
package switchboard.tickets.closure;

import org.jspecify.annotations.NullMarked;
