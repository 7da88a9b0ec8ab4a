/** Tests of this room, and what they stand on. */
@NullMarked
package switchboard.knowledge.search;

import org.jspecify.annotations.NullMarked;
