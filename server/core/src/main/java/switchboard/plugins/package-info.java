/**
 * The plugin host: archives, generations, mounts, operations and health. Only this room knows PF4J; it stands above every
 * other room but the wiring, and no room knows it.
 */
@NullMarked
package switchboard.plugins;

import org.jspecify.annotations.NullMarked;
