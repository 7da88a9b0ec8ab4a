/** The major incident itself: declared, moved on, ended; and what its ticket has to do with it. */
@NullMarked
package switchboard.major.incidents;

import org.jspecify.annotations.NullMarked;
