/** The vendor's kit: makes the project of a new plugin, which builds outside this repository. */
@NullMarked
package switchboard.kit;

import org.jspecify.annotations.NullMarked;
