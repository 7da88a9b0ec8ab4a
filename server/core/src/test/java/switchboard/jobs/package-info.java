/** Tests of the room. */
@NullMarked
package switchboard.jobs;

import org.jspecify.annotations.NullMarked;
