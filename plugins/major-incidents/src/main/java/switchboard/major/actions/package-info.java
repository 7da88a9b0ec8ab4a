/** What is to be done, each with an owner by name. */
@NullMarked
package switchboard.major.actions;

import org.jspecify.annotations.NullMarked;
