/** Tests of webhooks. */
@NullMarked
package switchboard.webhooks;

import org.jspecify.annotations.NullMarked;
