/**
 * Calls into a plugin: its own bounded threads, deadlines, abandoned threads, a circuit breaker for each kind of call.
 * Everything that runs a plugin's code goes through here and nothing else does.
 */
@NullMarked
package switchboard.plugins.calls;

import org.jspecify.annotations.NullMarked;
