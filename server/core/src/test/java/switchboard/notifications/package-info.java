/** Tests of what the desk tells people. */
@NullMarked
package switchboard.notifications;

import org.jspecify.annotations.NullMarked;
