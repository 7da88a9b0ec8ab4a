@NullMarked
package switchboard.access;

import org.jspecify.annotations.NullMarked;
