/** One request on the wire: reading its body with limits, answering once or as a stream, letting go of it. Knows Jetty, not Jersey. */
@NullMarked
package switchboard.http.wire;

import org.jspecify.annotations.NullMarked;
