/** How major incidents and their reviews are found. */
@NullMarked
package switchboard.major.search;

import org.jspecify.annotations.NullMarked;
