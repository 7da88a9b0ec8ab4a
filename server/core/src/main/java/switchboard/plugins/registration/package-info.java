/** How the contributions of a generation reach the rooms that use them, and how they go again. */
@NullMarked
package switchboard.plugins.registration;

import org.jspecify.annotations.NullMarked;
