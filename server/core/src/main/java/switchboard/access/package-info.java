/** Who the caller is and what the caller may do: permissions, roles, scopes, and the one predicate made of them. */
@NullMarked
package switchboard.access;

import org.jspecify.annotations.NullMarked;
