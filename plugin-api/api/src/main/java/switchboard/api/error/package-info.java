/** The ways in which the desk refuses: coded exceptions that become problem documents at the edge. */
@NullMarked
package switchboard.api.error;

import org.jspecify.annotations.NullMarked;
