@NullMarked
package switchboard.tickets.watchers;

import org.jspecify.annotations.NullMarked;
