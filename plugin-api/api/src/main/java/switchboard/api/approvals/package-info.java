/** Consent to something by people: requests with steps, and what came of them. */
@NullMarked
package switchboard.api.approvals;

import org.jspecify.annotations.NullMarked;
