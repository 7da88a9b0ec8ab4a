/** Tests of the service levels. */
@NullMarked
package switchboard.servicelevels;

import org.jspecify.annotations.NullMarked;
