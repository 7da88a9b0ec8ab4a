/** Files that people attach: how their content is kept off the database, once for each content, and what may be attached at all. */
@NullMarked
package switchboard.attachments;

import org.jspecify.annotations.NullMarked;
