/** Personal data in a plugin's tables: what the desk exports of a person, and what it erases. */
@NullMarked
package switchboard.api.privacy;

import org.jspecify.annotations.NullMarked;
