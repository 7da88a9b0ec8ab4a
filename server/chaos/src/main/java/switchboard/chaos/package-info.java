/**
 * A plugin that harms itself on demand: throws, blocks, burns, leaks, floods, answers garbage, grows. What the desk does about
 * it is held by tests and measured by the bench.
 */
@NullMarked
package switchboard.chaos;

import org.jspecify.annotations.NullMarked;
