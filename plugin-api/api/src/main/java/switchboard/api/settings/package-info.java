/** Typed settings that an administrator changes at run time. */
@NullMarked
package switchboard.api.settings;

import org.jspecify.annotations.NullMarked;
