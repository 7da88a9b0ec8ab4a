/**
 * What the operator decides: one record per concern, read from a file, the environment and the command line. Unknown
 * keys are an error, values are checked when they are read, and secrets are never printed.
 */
@NullMarked
package switchboard.config;

import org.jspecify.annotations.NullMarked;
