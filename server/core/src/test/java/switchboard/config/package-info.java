/** Tests of the configuration room. */
@NullMarked
package switchboard.config;

import org.jspecify.annotations.NullMarked;
