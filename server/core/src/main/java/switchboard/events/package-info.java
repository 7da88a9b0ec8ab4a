/** The journal of everything that happened: appended in the writer's transaction, put in order after commit, read by cursors. */
@NullMarked
package switchboard.events;

import org.jspecify.annotations.NullMarked;
