/** What policies would have made of all that was closed in some time, such as last year: worked out piece by piece. */
@NullMarked
package switchboard.servicelevels.simulations;

import org.jspecify.annotations.NullMarked;
