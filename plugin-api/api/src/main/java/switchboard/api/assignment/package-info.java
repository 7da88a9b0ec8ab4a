/** Who works on a ticket: strategies that choose, and the service that asks them. */
@NullMarked
package switchboard.api.assignment;

import org.jspecify.annotations.NullMarked;
