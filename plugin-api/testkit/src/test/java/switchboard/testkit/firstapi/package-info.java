/** A plugin that was compiled against version 1.0.0 of the plugin API, on the server of today. */
@NullMarked
package switchboard.testkit.firstapi;

import org.jspecify.annotations.NullMarked;
