@NullMarked
package switchboard.users.availability;

import org.jspecify.annotations.NullMarked;
