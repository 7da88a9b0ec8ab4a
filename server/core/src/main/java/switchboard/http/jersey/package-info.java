/** What a Jersey application of the desk is made of: bodies in and out, permissions, problems. Only this package and JerseyApplication know Jersey. */
@NullMarked
package switchboard.http.jersey;

import org.jspecify.annotations.NullMarked;
