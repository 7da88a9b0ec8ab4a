/** The edge: Jetty, Jersey applications, problem documents, authentication, limits, mounts of plugins. Only this room knows Jetty and Jersey. */
@NullMarked
package switchboard.http;

import org.jspecify.annotations.NullMarked;
