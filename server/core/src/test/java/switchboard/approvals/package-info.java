@NullMarked
package switchboard.approvals;

import org.jspecify.annotations.NullMarked;
