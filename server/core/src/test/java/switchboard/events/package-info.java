/** Tests of the journal, on a real database. */
@NullMarked
package switchboard.events;

import org.jspecify.annotations.NullMarked;
