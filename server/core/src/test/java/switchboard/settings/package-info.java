/** Tests of the room. */
@NullMarked
package switchboard.settings;

import org.jspecify.annotations.NullMarked;
