/** What every room of the module stands on: the host's services, permissions, settings, refusals. */
@NullMarked
package switchboard.major.ground;

import org.jspecify.annotations.NullMarked;
