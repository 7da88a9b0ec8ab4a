/** Major incidents over REST: the list, and one as a whole. */
@NullMarked
package switchboard.major.overview;

import org.jspecify.annotations.NullMarked;
