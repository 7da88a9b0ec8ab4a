/** What is written down and told while a major incident goes on, and the clock that says when the next update is due. */
@NullMarked
package switchboard.major.updates;

import org.jspecify.annotations.NullMarked;
