/** People, teams and organizations, read only. */
@NullMarked
package switchboard.api.users;

import org.jspecify.annotations.NullMarked;
