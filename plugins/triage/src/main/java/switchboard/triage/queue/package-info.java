/** The queue of tickets that nobody has taken or classified. */
@NullMarked
package switchboard.triage.queue;

import org.jspecify.annotations.NullMarked;
