/** Who is told what of a major incident, and in which words. */
@NullMarked
package switchboard.major.notices;

import org.jspecify.annotations.NullMarked;
