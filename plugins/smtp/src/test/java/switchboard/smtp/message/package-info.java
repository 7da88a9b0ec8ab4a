/** Tests of what is sent. */
@NullMarked
package switchboard.smtp.message;

import org.jspecify.annotations.NullMarked;
