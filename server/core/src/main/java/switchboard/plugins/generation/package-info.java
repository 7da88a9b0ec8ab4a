/**
 * One version of one plugin, alive: what it declares, its threads, its REST applications, and the leases of those who use
 * it. Knows nothing of other generations; the host arranges them.
 */
@NullMarked
package switchboard.plugins.generation;

import org.jspecify.annotations.NullMarked;
