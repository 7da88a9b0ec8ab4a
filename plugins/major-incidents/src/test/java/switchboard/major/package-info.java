/** The module as its users see it, and the contracts of the test kit. */
@NullMarked
package switchboard.major;

import org.jspecify.annotations.NullMarked;
