/** Tests of the room search, on an engine and sources held in memory. */
@NullMarked
package switchboard.search;

import org.jspecify.annotations.NullMarked;
