/** Timed and queued work that survives a restart, one node at a time. Only this room knows db-scheduler. */
@NullMarked
package switchboard.jobs;

import org.jspecify.annotations.NullMarked;
