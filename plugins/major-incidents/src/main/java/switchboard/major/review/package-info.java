/** The review after a major incident: what happened, what was fixed, what prevents it. */
@NullMarked
package switchboard.major.review;

import org.jspecify.annotations.NullMarked;
