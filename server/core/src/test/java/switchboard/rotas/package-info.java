/** Tests of the rotas. */
@NullMarked
package switchboard.rotas;

import org.jspecify.annotations.NullMarked;
