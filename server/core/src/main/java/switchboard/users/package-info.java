/** People, their addresses, organizations and teams; signing in and the tokens that come of it. Knows who somebody is; what they may do is computed in {@code access}. */
@NullMarked
package switchboard.users;

import org.jspecify.annotations.NullMarked;
