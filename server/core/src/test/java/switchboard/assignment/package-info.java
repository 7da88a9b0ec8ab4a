@NullMarked
package switchboard.assignment;

import org.jspecify.annotations.NullMarked;
