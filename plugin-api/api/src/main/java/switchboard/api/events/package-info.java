/** The journal as a plugin sees it: events after commit, in order, and the drafts a plugin appends. */
@NullMarked
package switchboard.api.events;

import org.jspecify.annotations.NullMarked;
