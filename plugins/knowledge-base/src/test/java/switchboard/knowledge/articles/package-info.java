/** Tests of this room, and what they stand on. */
@NullMarked
package switchboard.knowledge.articles;

import org.jspecify.annotations.NullMarked;
