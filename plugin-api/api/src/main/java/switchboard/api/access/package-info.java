/** Who is asking, what they may do, and how far each permission reaches. */
@NullMarked
package switchboard.api.access;

import org.jspecify.annotations.NullMarked;
