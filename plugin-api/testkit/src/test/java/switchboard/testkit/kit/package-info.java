/** The project of a new plugin, as the vendor's kit makes it. */
@NullMarked
package switchboard.testkit.kit;

import org.jspecify.annotations.NullMarked;
