/** A small believable desk to look around in, made over the HTTP API as any client would make it. */
@NullMarked
package switchboard.demo;

import org.jspecify.annotations.NullMarked;
