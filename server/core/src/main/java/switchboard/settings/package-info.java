/** Typed settings that an administrator changes while the desk runs: the core's and those of plugins, secrets sealed. */
@NullMarked
package switchboard.settings;

import org.jspecify.annotations.NullMarked;
