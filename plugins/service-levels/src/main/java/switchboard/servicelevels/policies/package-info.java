/** What was agreed: policies, their versions, and for which tickets each holds. */
@NullMarked
package switchboard.servicelevels.policies;

import org.jspecify.annotations.NullMarked;
