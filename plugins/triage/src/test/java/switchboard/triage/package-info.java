/** Tests of the module on a real server, and of its parts without one. */
@NullMarked
package switchboard.triage;

import org.jspecify.annotations.NullMarked;
