/** Timed and queued work that survives a restart. */
@NullMarked
package switchboard.api.jobs;

import org.jspecify.annotations.NullMarked;
