/** Tests of attachments. */
@NullMarked
package switchboard.attachments;

import org.jspecify.annotations.NullMarked;
