/** The whole desk, as it is shipped, tried from outside over HTTP. */
@NullMarked
package switchboard.acceptance;

import org.jspecify.annotations.NullMarked;
