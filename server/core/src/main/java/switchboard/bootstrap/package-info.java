/** Builds the house with plain constructors, starts it from the ground up and stops it the other way round. */
@NullMarked
package switchboard.bootstrap;

import org.jspecify.annotations.NullMarked;
