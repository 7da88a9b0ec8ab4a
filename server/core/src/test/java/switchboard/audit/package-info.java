/** Tests of the room. */
@NullMarked
package switchboard.audit;

import org.jspecify.annotations.NullMarked;
