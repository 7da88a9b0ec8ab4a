/** Tests of the plugin, the last of them on a real desk. */
@NullMarked
package switchboard.smtp;

import org.jspecify.annotations.NullMarked;
