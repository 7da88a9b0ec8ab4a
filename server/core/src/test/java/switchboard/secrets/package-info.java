/** Tests of the room. */
@NullMarked
package switchboard.secrets;

import org.jspecify.annotations.NullMarked;
