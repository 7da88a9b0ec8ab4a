/** Service levels: what was agreed, how much time has passed, and who is told before it is too late. */
@NullMarked
package switchboard.servicelevels;

import org.jspecify.annotations.NullMarked;
