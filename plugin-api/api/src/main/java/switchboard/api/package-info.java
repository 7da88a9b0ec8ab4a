/**
 * What a plugin sees of the desk: the life of a plugin, what it declares, and the context it is given.
 *
 * <p>Types marked {@link switchboard.api.ExtensionPoint} are implemented by plugins and never gain an abstract method;
 * types marked {@link switchboard.api.HostService} are called by plugins and may grow. What is marked
 * {@link switchboard.api.Experimental} is promised to nobody yet.
 */
@NullMarked
package switchboard.api;

import org.jspecify.annotations.NullMarked;
