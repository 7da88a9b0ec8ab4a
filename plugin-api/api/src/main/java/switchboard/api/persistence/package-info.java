/** A plugin's own tables: queries, transactions, migrations. */
@NullMarked
package switchboard.api.persistence;

import org.jspecify.annotations.NullMarked;
