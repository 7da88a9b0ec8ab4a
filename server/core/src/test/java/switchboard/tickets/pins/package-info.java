@NullMarked
package switchboard.tickets.pins;

import org.jspecify.annotations.NullMarked;
