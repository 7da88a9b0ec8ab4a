/** The plugins and their archives in the database, so that no node holds anything that another does not have. */
@NullMarked
package switchboard.plugins.store;

import org.jspecify.annotations.NullMarked;
