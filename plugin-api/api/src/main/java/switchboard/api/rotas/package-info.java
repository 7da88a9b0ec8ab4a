/** Who is on call. */
@NullMarked
package switchboard.api.rotas;

import org.jspecify.annotations.NullMarked;
