@NullMarked
package switchboard.users;

import org.jspecify.annotations.NullMarked;
