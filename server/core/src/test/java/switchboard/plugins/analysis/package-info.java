@NullMarked
package switchboard.plugins.analysis;

import org.jspecify.annotations.NullMarked;
