/** The knowledge base: what the plugin declares, its permissions and settings. Only the host comes in here. */
@NullMarked
package switchboard.knowledge;

import org.jspecify.annotations.NullMarked;
