/** REST resources under a plugin's mount: reading input, paging, preconditions, import reports. */
@NullMarked
package switchboard.api.http;

import org.jspecify.annotations.NullMarked;
