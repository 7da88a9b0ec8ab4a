/** People, teams and organizations, read only, and whether people are there. */
@NullMarked
package switchboard.api.users;

import org.jspecify.annotations.NullMarked;
