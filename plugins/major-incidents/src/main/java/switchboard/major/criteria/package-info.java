/** Written criteria of major incidents, in versions, and what a ticket meets of them. */
@NullMarked
package switchboard.major.criteria;

import org.jspecify.annotations.NullMarked;
