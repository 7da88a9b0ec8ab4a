/** Tests of this room, and what they stand on. */
@NullMarked
package switchboard.knowledge.markdown;

import org.jspecify.annotations.NullMarked;
