/** Consent to something by people: requests with steps and a quorum, for objects of any room and any plugin. */
@NullMarked
package switchboard.approvals;

import org.jspecify.annotations.NullMarked;
