/**
 * What can be seen in an archive's class files without running any of them: what they need of this API and what of it is
 * missing, and what an administrator should know of before enabling them. It reports; it is no proof of anything.
 */
@NullMarked
package switchboard.plugins.analysis;

import org.jspecify.annotations.NullMarked;
