/**
 * Class loading: what a plugin sees of the host, one loader and one small PF4J manager for each generation, and the watch
 * over loaders that should be gone.
 */
@NullMarked
package switchboard.plugins.loading;

import org.jspecify.annotations.NullMarked;
